import { blueskyAccount } from './bluesky.ts'
import { discordAccount } from './discord.ts'
import { googleMessagesAccount } from './google-messages.ts'
import { googleVoiceAccount } from './google-voice.ts'
import { imessageAccount } from './imessage.ts'
import { instagramAccount } from './instagram.ts'
import { linkedinAccount } from './linkedin.ts'
import { matrixAccount } from './matrix.ts'
import { messengerAccount } from './messenger.ts'
import type { SeededAccount } from './seed.ts'
import { signalAccount } from './signal.ts'
import { slackAccount } from './slack.ts'
import { telegramAccount } from './telegram.ts'
import { whatsappAccount } from './whatsapp.ts'
import { xAccount } from './x.ts'

/** Everything that the sandbox knows before anybody opens Overture: Mara's account on each network. */
export const seededAccounts: readonly SeededAccount[] = [
  matrixAccount,
  whatsappAccount,
  signalAccount,
  telegramAccount,
  slackAccount,
  imessageAccount,
  googleMessagesAccount,
  instagramAccount,
  messengerAccount,
  xAccount,
  linkedinAccount,
  discordAccount,
  googleVoiceAccount,
  blueskyAccount,
]
