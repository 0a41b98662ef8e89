import { type Character, cast, crowd, everybody, mara, phoneDigits } from '../named-contacts.ts'
import { scenarioPeople } from '../scenario-contacts.ts'
import { directChat, groupChat, type SeededAccount, type SeededPerson } from '../seed-account.ts'

const contact = (who: Character): SeededPerson => ({
  networkID: phoneDigits(who),
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

/** The phone's whole address book: everybody Mara knows, 200 acquaintances, the scenario people. */
export const whatsappAccount: SeededAccount = {
  network: 'whatsapp',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...everybody.map(contact),
    ...crowd(200).map(contact),
    ...Object.values(scenarioPeople)
      .filter((who) => who !== scenarioPeople.inviteOnly)
      .map(contact),
    { ...contact(scenarioPeople.inviteOnly), needsInvite: true },
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
    directChat(contact(cast.ipek), 3, 'Tuesday works. Same café?'),
    directChat(contact(cast.ana), 0, 'Call Mum back 🙏'),
    directChat(contact(cast.layla), 6, 'شكراً جزيلاً'),
    directChat(contact(cast.samOne), 90, 'Wrong Sam, sorry!'),
    directChat(contact(cast.longName), 200, 'My card has no room for a number.', {
      isArchived: true,
    }),
    groupChat(
      [cast.ana, cast.jose, cast.sol].map(contact),
      0.2,
      'Who brings the cake?',
      'Familia Ruiz 🎂',
      { isPinned: true },
    ),
    groupChat(
      [cast.ada, cast.tess, cast.zoe, cast.lukasz].map(contact),
      9,
      'Rain until noon.',
      'Sunday walk',
      { description: 'Meet at the bridge, ten sharp. Bring boots.' },
    ),
  ],
}
