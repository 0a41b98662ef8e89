import { mara, type NamedContact, namedContacts } from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const contact = (who: NamedContact): SeedContact => ({
  networkID: `1.${who.phoneNumber}`,
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

const { ada, sol, teo, ana, ipek, jose, siobhan, layla, noa, eitan, kenji, priya, eleni } =
  namedContacts
const { kit, samOne, samTwo, lee } = namedContacts

/** Mara's old second number, which has been signed out for a while. */
export const googleVoiceAccount: SeedAccount = {
  network: 'gvoice',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  status: 'reconnect_required',
  statusText: 'Signed out of Google Voice. Connect the account again in Beeper.',
  people: [
    ...[ada, sol, teo, ana, ipek, jose, siobhan, layla, noa, eitan, kenji, priya].map(contact),
    ...[eleni, kit, samOne, samTwo, lee].map(contact),
    {
      networkID: '1.+15550100198',
      fullName: 'Voicemail Vic',
      phoneNumber: '+15550100198',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(contact(samOne), 150, 'Is this still your number?'),
    directChat(contact(ana), 220, 'Ok'),
    groupChat([ana, jose].map(contact), 300, 'Testing the group.', 'Old numbers', {
      isArchived: true,
    }),
  ],
}
