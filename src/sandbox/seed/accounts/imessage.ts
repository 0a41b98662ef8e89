import { type Character, cast, crowd, emailOf, mara } from '../named-contacts.ts'
import { directChat, groupChat, type SeededAccount, type SeededPerson } from '../seed-account.ts'

const byPhone = (who: Character): SeededPerson => ({
  networkID: who.phoneNumber,
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

const byEmail = (who: Character): SeededPerson => ({
  networkID: emailOf(who),
  fullName: who.fullName,
  email: emailOf(who),
})

const { ada, jun, sol, tess, ana, ipek, zoe, amelie, layla, noa, eitan, mei, wei, haruka } = cast
const { kenji, jiwoo, malee, kit, samOne, oNeil, lee } = cast

/** People known by a number or by an address; anybody else can be tried too. */
export const imessageAccount: SeededAccount = {
  network: 'imessage',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber, email: emailOf(mara) },
  people: [
    ...[ada, jun, sol, tess, ana, ipek, zoe, layla, noa, mei, haruka, jiwoo, samOne].map(byPhone),
    ...[amelie, eitan, wei, kenji, malee, kit, oNeil, lee].map(byEmail),
    ...crowd(15).map(byPhone),
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
