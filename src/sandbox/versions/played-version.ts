/** The versions of Beeper that the sandbox can play, the oldest first. */
export const playedVersions = ['4.1.294', '4.2.557', '4.2.785', '4.2.808', '4.3.73'] as const

/** One of them. */
export type PlayedVersion = (typeof playedVersions)[number]

/** The version that the sandbox plays unless it is told otherwise. */
export const newestVersion: PlayedVersion = '4.3.73'

/** The version that a text names; throws words for whoever chose another one. */
export function playedVersion(text: string = newestVersion): PlayedVersion {
  const version = playedVersions.find((known) => known === text)
  if (version) return version
  throw new Error(
    `The sandbox does not play Beeper "${text}". Set SANDBOX_VERSION to one of these: ` +
      `${playedVersions.join(', ')}.`,
  )
}

/** Whether a version came out before another one. */
export const isBefore = (version: PlayedVersion, other: PlayedVersion): boolean =>
  playedVersions.indexOf(version) < playedVersions.indexOf(other)
