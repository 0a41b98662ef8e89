import { mara, type NamedContact, namedContacts } from '../seed/named-contacts.ts'
import { directChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import { cloudBridge, factsOf, type Network } from './shared.ts'

const { maxTextLength } = factsOf('bluesky')

const plc = (name: string) => `plc-${name.replace(/[^a-z2-7]/g, '').padEnd(24, '2')}`

const person = (contact: NamedContact): SeedContact => ({
  networkID: plc(contact.handle),
  fullName: contact.fullName,
  username: `${contact.handle.replaceAll('_', '-')}.example.org`,
})

const { ada, jun, sol, tess, zoe, siobhan, amelie, layla, noa, mei, haruka, priya, olena } =
  namedContacts
const { ivan, eleni, kit, marina, rania } = namedContacts

const seed: SeedAccount = {
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

/** Bluesky: a user is `plc-…`. Only existing chats can be opened, and messages are text only. */
export const bluesky: Network = {
  ...cloudBridge({
    type: 'bluesky',
    network: 'Bluesky',
    name: 'bluesky',
    self: 'plc-mararuiz2222222222222222',
    ids: /^plc-[a-z2-7]{24}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: { direct: { maxTextLength }, group: { maxTextLength } },
  seed,
}
