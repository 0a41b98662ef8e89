import { blueskyAccount } from './accounts/bluesky.ts'
import { discordAccount } from './accounts/discord.ts'
import { googleMessagesAccount } from './accounts/google-messages.ts'
import { googleVoiceAccount } from './accounts/google-voice.ts'
import { imessageAccount } from './accounts/imessage.ts'
import { instagramAccount } from './accounts/instagram.ts'
import { linkedinAccount } from './accounts/linkedin.ts'
import { matrixAccount } from './accounts/matrix.ts'
import { messengerAccount } from './accounts/messenger.ts'
import { signalAccount } from './accounts/signal.ts'
import { slackAccount } from './accounts/slack.ts'
import { telegramAccount } from './accounts/telegram.ts'
import { whatsappAccount } from './accounts/whatsapp.ts'
import { xAccount } from './accounts/x.ts'
import type { SeedAccount } from './seed-account.ts'

/** Everything that the sandbox holds at first: Mara's account on each network. */
export const seedAccounts: readonly SeedAccount[] = [
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
