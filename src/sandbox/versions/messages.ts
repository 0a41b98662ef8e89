import { isBefore, type PlayedVersion } from './played-version.ts'

/** Whether the messages of a chat come with cursors; before, the last sort key was one. */
export const hasMessageCursors = (version: PlayedVersion): boolean => !isBefore(version, '4.2.808')
