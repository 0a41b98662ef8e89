import { type Character, cast, mara } from '../named-contacts.ts'
import { directChat, groupChat, type SeededAccount, type SeededPerson } from '../seed-account.ts'

const contact = (who: Character): SeededPerson => ({
  networkID: `1.${who.phoneNumber}`,
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

const { ada, sol, teo, ana, ipek, jose, siobhan, layla, noa, eitan, kenji, priya, eleni } = cast
const { kit, samOne, samTwo, lee } = cast

/** Mara's old second number. Nobody has signed in to it for a while. */
export const googleVoiceAccount: SeededAccount = {
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
