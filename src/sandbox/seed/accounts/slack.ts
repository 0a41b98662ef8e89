import {
  emailOf,
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const colleague = (who: NamedContact): SeedContact => ({
  networkID: `t0mara5rz-u${numericID(who, 9)}`,
  fullName: who.fullName,
  username: who.handle,
  email: emailOf(who),
})

const { ada, jun, sol, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei, haruka } =
  namedContacts
const { priya, arjun, olena, eleni, samOne, samTwo, oNeil } = namedContacts

/**
 * The members of one workspace. Slack looks up no identifiers: members are searched, then named by
 * ID.
 */
export const slackAccount: SeedAccount = {
  network: 'slackgo',
  self: { fullName: mara.fullName, username: mara.handle, email: emailOf(mara) },
  people: [
    ...[ada, jun, sol, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei].map(colleague),
    ...[haruka, priya, arjun, olena, eleni, samOne, samTwo, oNeil].map(colleague),
    ...fillerContacts(40).map(colleague),
    {
      networkID: 't0mara5rz-u0000build',
      fullName: 'Build Bot',
      username: 'build_bot',
      isNetworkBot: true,
    },
    {
      networkID: 't0mara5rz-u0000gone1',
      fullName: 'Former Fia (deactivated)',
      username: 'former_fia',
      cannotMessage: true,
    },
    {
      networkID: 't0mara5rz-u0000guest',
      fullName: 'Guest Gus',
      username: 'guest_gus',
      email: 'guest_gus@example.org',
      stranger: true,
    },
  ],
  chats: [
    directChat(colleague(tess), 0, 'Pushed, have a look.', {
      unreadCount: 3,
      earlierMessages: ['Are you at your desk?', 'The build is green again.'],
    }),
    directChat(colleague(priya), 5, 'धन्यवाद!'),
    groupChat([tess, lukasz, haruka].map(colleague), 1, 'Stand-up in five.'),
  ],
}
