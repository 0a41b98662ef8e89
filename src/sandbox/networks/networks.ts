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

/** Every network of the sandbox, in the order of the account list. */
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

/** The network of a `bridge.type`; throws for an unknown type. */
export function networkByType(type: string): Network {
  const network = byType.get(type)
  if (!network) throw new Error(`The sandbox has no network "${type}"`)
  return network
}
