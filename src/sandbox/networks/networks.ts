import { bluesky } from './bluesky.ts'
import { discord } from './discord.ts'
import { googleMessages } from './google-messages.ts'
import { googleVoice } from './google-voice.ts'
import { imessage } from './imessage.ts'
import { instagram } from './instagram.ts'
import { linkedin } from './linkedin.ts'
import { matrix } from './matrix.ts'
import { messenger } from './messenger.ts'
import type { Network } from './shared.ts'
import { signal } from './signal.ts'
import { slack } from './slack.ts'
import { telegram } from './telegram.ts'
import { whatsapp } from './whatsapp.ts'
import { x } from './x.ts'

/** Every network that the sandbox plays, in the order in which accounts are listed. */
export const allNetworks: readonly Network[] = [
  matrix,
  whatsapp,
  signal,
  telegram,
  slack,
  imessage,
  googleMessages,
  instagram,
  messenger,
  x,
  linkedin,
  discord,
  googleVoice,
  bluesky,
]

const byType = new Map(allNetworks.map((network) => [network.type, network]))

/** The network of a `bridge.type`; throws for a type that the sandbox does not play. */
export function networkByType(type: string): Network {
  const network = byType.get(type)
  if (!network) throw new Error(`The sandbox plays no network called "${type}"`)
  return network
}
