import { mara, type NamedContact, namedContacts, phoneDigits } from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const connection = (who: NamedContact): SeedContact => ({
  networkID: `ACoAAB${phoneDigits(who).padStart(33, '0')}`,
  fullName: who.fullName,
})

const { ada, jun, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei, wei, haruka } =
  namedContacts
const { priya, arjun, olena, samOne, oNeil } = namedContacts

/** Connections from work, found by search only. LinkedIn asks Mara to prove that she is herself. */
export const linkedinAccount: SeedAccount = {
  network: 'linkedin',
  self: { fullName: mara.fullName },
  status: 'attention_required',
  statusText: 'LinkedIn wants to check that it is you. Open LinkedIn and confirm the sign-in.',
  people: [
    ...[ada, jun, tess, teo, zoe, siobhan, lukasz, amelie, omar, noa, mei, wei].map(connection),
    ...[haruka, priya, arjun, olena, samOne, oNeil].map(connection),
    {
      networkID: 'ACoAAC000000000000000000000000000000001',
      fullName: 'Premium-Only Per',
      cannotMessage: true,
    },
    {
      networkID: 'ACoAAC000000000000000000000000000000002',
      fullName: 'Recruiter Rae',
      stranger: true,
    },
  ],
  chats: [
    directChat(connection(amelie), 16, 'Congratulations on the new role!'),
    directChat(connection(wei), 120, '谢谢'),
    groupChat([tess, lukasz, noa].map(connection), 35, 'Slides attached.', 'Meet-up speakers', {
      isLowPriority: true,
    }),
  ],
}
