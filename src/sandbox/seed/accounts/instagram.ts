import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const person = (who: NamedContact): SeedContact => ({
  networkID: numericID(who, 14),
  fullName: who.fullName,
  username: who.handle,
})

const { ada, jun, sol, tess, teo, ana, zoe, amelie, layla, eitan, haruka, jiwoo, priya } =
  namedContacts
const { ivan, malee, kit, marina, rania, samTwo } = namedContacts

/** Found by search only. Some have closed their inbox, some have never met Mara. */
export const instagramAccount: SeedAccount = {
  network: 'instagramgo',
  self: { fullName: mara.fullName, username: mara.handle },
  people: [
    ...[ada, jun, sol, tess, teo, ana, zoe, amelie, layla, eitan, haruka, jiwoo, priya].map(person),
    ...[ivan, malee, kit, marina, rania, samTwo].map(person),
    ...fillerContacts(20).map(person),
    {
      networkID: '19000000000001',
      fullName: 'Private Pia',
      username: 'private_pia',
      cannotMessage: true,
    },
    { networkID: '19000000000002', fullName: 'Fan Fritz', username: 'fan_fritz', stranger: true },
  ],
  chats: [
    directChat(person(kit), 0.3, 'Reacted 🦊 to your story'),
    directChat(person(rania), 4, 'شكراً! See you there'),
    directChat(person(jiwoo), 18, '좋아요!'),
    groupChat([sol, zoe, marina].map(person), 6, 'New print is up.', 'Darkroom'),
  ],
}
