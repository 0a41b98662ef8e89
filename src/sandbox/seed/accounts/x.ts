import { mara, type NamedContact, namedContacts, numericID } from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

/** Handles keep their capitals, because X compares them when it looks a handle up. */
const handle = ({ handle: name }: NamedContact) =>
  name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()).slice(0, 15)

const person = (who: NamedContact): SeedContact => ({
  networkID: numericID(who, 10),
  fullName: who.fullName,
  username: handle(who),
})

const { ada, jun, sol, tess, teo, ana, zoe, siobhan, lukasz, noa, mei, haruka, priya } =
  namedContacts
const { olena, kit, marina, oNeil } = namedContacts

/** Found by the exact handle. Some take no messages from accounts they don't follow. */
export const xAccount: SeedAccount = {
  network: 'twitter',
  self: { fullName: mara.fullName, username: handle(mara) },
  people: [
    ...[ada, jun, sol, tess, teo, ana, zoe, siobhan, lukasz, noa, mei, haruka].map(person),
    ...[priya, olena, kit, marina, oNeil].map(person),
    {
      networkID: '1900000001',
      fullName: 'Closed-DMs Dee',
      username: 'ClosedDMsDee',
      cannotMessage: true,
    },
    {
      networkID: '1900000002',
      fullName: 'Transit Alerts',
      username: 'TransitAlerts',
      isNetworkBot: true,
    },
    { networkID: '1900000003', fullName: 'Passing Pat', username: 'PassingPat', stranger: true },
  ],
  chats: [
    directChat(person(jun), 1, 'Thread of the year.'),
    directChat(person(haruka), 27, '了解です'),
    groupChat([ada, jun, noa].map(person), 50, 'Panel at ten.', 'Conference'),
  ],
}
