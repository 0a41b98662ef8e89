import type { Beeper } from '../http/client.ts'

type Server = Pick<Beeper, 'mount'>

/**
 * The keys of what is asked of a server. Each begins with the server's mount, so that everything of
 * one server can be dropped at once; chats and contacts are followed by their account.
 */
export const queryKeys = {
  server: ({ mount }: Server) => [mount],
  info: ({ mount }: Server) => [mount, 'info'],
  version: ({ mount }: Server) => [mount, 'version'],
  nextAnswer: ({ mount }: Server) => [mount, 'next-answer'],
  accounts: ({ mount }: Server, ...more: readonly unknown[]) => [mount, 'accounts', ...more],
  bridges: ({ mount }: Server) => [mount, 'bridge'],
  bridge: ({ mount }: Server, bridgeID: string | undefined) => [mount, 'bridge', bridgeID],
  chats: ({ mount }: Server, ...more: readonly unknown[]) => [mount, 'chats', ...more],
  contacts: ({ mount }: Server, accountID: string, ...more: readonly unknown[]) => [
    ...[mount, 'contacts', accountID],
    ...more,
  ],
  outcome: ({ mount }: Server, input: unknown) => [mount, 'outcome', input],
}
