import {
  allNamedContacts,
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  phoneDigits,
} from '../named-contacts.ts'
import { scenarioContacts } from '../scenario-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const contact = (who: NamedContact): SeedContact => ({
  networkID: phoneDigits(who),
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

/** The phone's whole address book: all named contacts, 200 acquaintances, the scenario contacts. */
export const whatsappAccount: SeedAccount = {
  network: 'whatsapp',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...allNamedContacts.map(contact),
    ...fillerContacts(200).map(contact),
    ...Object.values(scenarioContacts)
      .filter((who) => who !== scenarioContacts.inviteOnly)
      .map(contact),
    { ...contact(scenarioContacts.inviteOnly), needsInvite: true },
    { networkID: 'lid-150000000000142', fullName: 'Hidden Hana' },
    { networkID: 'bot-130000000000001', fullName: 'Assistant', isNetworkBot: true },
    {
      networkID: '15550100190',
      fullName: 'Blocked Bo',
      phoneNumber: '+15550100190',
      cannotMessage: true,
    },
    {
      networkID: '15550100191',
      fullName: 'Stranger Stan',
      phoneNumber: '+15550100191',
      stranger: true,
    },
    {
      networkID: '447700900192',
      fullName: 'Parcel Desk',
      phoneNumber: '+447700900192',
      stranger: true,
    },
  ],
  chats: [
    directChat(contact(namedContacts.ipek), 3, 'Tuesday works. Same café?'),
    directChat(contact(namedContacts.ana), 0, 'Call Mum back 🙏'),
    directChat(contact(namedContacts.layla), 6, 'شكراً جزيلاً'),
    directChat(contact(namedContacts.samOne), 90, 'Wrong Sam, sorry!'),
    directChat(contact(namedContacts.longName), 200, 'My card has no room for a number.', {
      isArchived: true,
    }),
    groupChat(
      [namedContacts.ana, namedContacts.jose, namedContacts.sol].map(contact),
      0.2,
      'Who brings the cake?',
      'Familia Ruiz 🎂',
      { isPinned: true },
    ),
    groupChat(
      [namedContacts.ada, namedContacts.tess, namedContacts.zoe, namedContacts.lukasz].map(contact),
      9,
      'Rain until noon.',
      'Sunday walk',
      { description: 'Meet at the bridge, ten sharp. Bring boots.' },
    ),
  ],
}
