import { mara, type NamedContact, namedContacts } from '../named-contacts.ts'
import { directChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const plc = (name: string) => `plc-${name.replace(/[^a-z2-7]/g, '').padEnd(24, '2')}`

const person = (who: NamedContact): SeedContact => ({
  networkID: plc(who.handle),
  fullName: who.fullName,
  username: `${who.handle.replaceAll('_', '-')}.example.org`,
})

const { ada, jun, sol, tess, zoe, siobhan, amelie, layla, noa, mei, haruka, priya, olena } =
  namedContacts
const { ivan, eleni, kit, marina, rania } = namedContacts

/** Only the chats that exist can be opened: Bluesky starts nothing new from outside. */
export const blueskyAccount: SeedAccount = {
  network: 'bluesky',
  self: { fullName: mara.fullName, username: 'mara-ruiz.example.org' },
  people: [
    ...[ada, jun, sol, tess, zoe, siobhan, amelie, layla, noa, mei, haruka, priya].map(person),
    ...[olena, ivan, eleni, kit, marina, rania].map(person),
    {
      networkID: plc('followersonlyflo'),
      fullName: 'Followers-Only Flo',
      username: 'followers-only-flo.example.org',
      cannotMessage: true,
    },
    {
      networkID: plc('tidesbot'),
      fullName: 'Tides',
      username: 'tides.example.org',
      isNetworkBot: true,
    },
  ],
  chats: [
    directChat(person(zoe), 1, 'Starter pack?'),
    directChat(person(mei), 10, '早安'),
    directChat(person(marina), 66, 'Low tide at six.'),
  ],
}
