import { imessageAccount } from './imessage.ts'
import { matrixAccount } from './matrix.ts'
import type { SeededAccount } from './seed.ts'
import { signalAccount } from './signal.ts'
import { slackAccount } from './slack.ts'
import { telegramAccount } from './telegram.ts'
import { whatsappAccount } from './whatsapp.ts'

/** Everything that the sandbox knows before anybody opens Overture: Mara's account on each network. */
export const seededAccounts: readonly SeededAccount[] = [
  matrixAccount,
  whatsappAccount,
  signalAccount,
  telegramAccount,
  slackAccount,
  imessageAccount,
]
