import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  phoneDigits,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const contact = (who: NamedContact): SeedContact => ({
  networkID: `3.${phoneDigits(who)}`,
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

const { ada, sol, tess, teo, ana, ipek, jose, siobhan, lukasz, omar, noa, mei, kenji, arjun } =
  namedContacts
const { eleni, malee, marina, samTwo, longName, lee } = namedContacts

/** The text messages of Mara's phone. Any other number may be tried as well. */
export const googleMessagesAccount: SeedAccount = {
  network: 'gmessages',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...[ada, sol, tess, teo, ana, ipek, jose, siobhan, lukasz, omar, noa, mei, kenji].map(contact),
    ...[arjun, eleni, malee, marina, samTwo, longName, lee].map(contact),
    ...fillerContacts(10).map(contact),
    {
      networkID: '3.15550100197',
      fullName: 'Landline Lars',
      phoneNumber: '+15550100197',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(contact(lee), 0.1, 'Outside, red car.'),
    directChat(contact(jose), 21, '¡Feliz cumpleaños!', { snoozedForDays: 3 }),
    directChat(contact(marina), 45, '🌊'),
    groupChat([ana, jose, lee].map(contact), 11, 'Keys are with Lee.', 'House'),
  ],
}
