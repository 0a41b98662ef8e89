import {
  emailOf,
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const byPhone = (who: NamedContact): SeedContact => ({
  networkID: who.phoneNumber,
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

const byEmail = (who: NamedContact): SeedContact => ({
  networkID: emailOf(who),
  fullName: who.fullName,
  email: emailOf(who),
})

const { ada, jun, sol, tess, ana, ipek, zoe, amelie, layla, noa, eitan, mei, wei, haruka } =
  namedContacts
const { kenji, jiwoo, malee, kit, samOne, oNeil, lee } = namedContacts

/** Contacts known by a number or by an address; any other address can be tried too. */
export const imessageAccount: SeedAccount = {
  network: 'imessage',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber, email: emailOf(mara) },
  people: [
    ...[ada, jun, sol, tess, ana, ipek, zoe, layla, noa, mei, haruka, jiwoo, samOne].map(byPhone),
    ...[amelie, eitan, wei, kenji, malee, kit, oNeil, lee].map(byEmail),
    ...fillerContacts(15).map(byPhone),
    { networkID: 'imsg##participant:5e1ec7ed0b5e55ed', fullName: 'Somebody in a shared album' },
    {
      networkID: '+15550100196',
      fullName: 'Green-Bubble Gil',
      phoneNumber: '+15550100196',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(byPhone(ana), 1, 'Loved “Call Mum back”'),
    directChat(byPhone(sol), 14, 'Landed ✈️'),
    directChat(byEmail(amelie), 70, 'À bientôt'),
    groupChat([ana, sol].map(byPhone), 7, 'Dinner at eight?'),
  ],
}
