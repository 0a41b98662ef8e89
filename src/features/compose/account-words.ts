import { own } from '#contract/lenient.ts'

/** What each status of an account means to whoever wants to use it; unknown ones show as they are. */
const statusWords: Record<string, string> = {
  connecting: 'connecting',
  backfilling: 'loading history',
  connection_required: 'not connected – connect it in Beeper',
  reconnect_required: 'disconnected – reconnect it in Beeper',
  attention_required: 'needs attention in Beeper',
  disconnected: 'disconnected – reconnect it in Beeper',
  disabled: 'switched off in Beeper',
}

/** The status in words, or nothing for an account that works or does not tell. */
export const statusOf = (account: {
  status?: string | undefined
  statusText?: string | undefined
}) =>
  account.status === undefined || account.status === 'connected'
    ? undefined
    : (account.statusText ?? own(statusWords, account.status) ?? account.status)

/** How an account calls its owner: number, handle or address, whatever the network shows. */
export const identityOf = ({
  user,
}: {
  user: {
    id: string
    phoneNumber?: string | undefined
    username?: string | undefined
    email?: string | undefined
  }
}) => user.phoneNumber ?? user.username ?? user.email ?? user.id
