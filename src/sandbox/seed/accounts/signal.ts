import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  phoneDigits,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const uuid = (who: NamedContact) =>
  `00000000-0000-4000-8000-${phoneDigits(who).slice(-12).padStart(12, '0')}`

const contact = (who: NamedContact): SeedContact => ({
  networkID: uuid(who),
  fullName: who.fullName,
  phoneNumber: who.phoneNumber,
})

const { ada, jun, sol, tess, teo, ana, ipek, zoe, siobhan, lukasz, layla, noa, mei, haruka } =
  namedContacts
const { jiwoo, priya, olena, eleni, malee, kit, samOne, samTwo, longName } = namedContacts

/** Fewer contacts, found by number only. Some are known by number before they ever wrote. */
export const signalAccount: SeedAccount = {
  network: 'signal',
  self: { fullName: mara.fullName, phoneNumber: mara.phoneNumber },
  people: [
    ...[ada, jun, sol, tess, teo, ana, ipek, zoe, siobhan, lukasz, layla, noa, mei, haruka],
    ...[jiwoo, priya, olena, eleni, malee, kit, samOne, samTwo, longName],
    ...fillerContacts(12),
  ]
    .map(contact)
    .concat([
      {
        networkID: 'pni_00000000-0000-4000-8000-015550100193',
        fullName: 'Number Only',
        phoneNumber: '+15550100193',
      },
      {
        networkID: '00000000-0000-4000-8000-015550100194',
        fullName: 'Left Leo',
        phoneNumber: '+15550100194',
        cannotMessage: true,
      },
      {
        networkID: '00000000-0000-4000-8000-015550100195',
        fullName: 'Quiet Quinn',
        phoneNumber: '+15550100195',
        stranger: true,
      },
    ]),
  chats: [
    directChat(contact(ada), 4, 'Keys are under the plant. Gone in a day.', {
      messageExpirySeconds: 86_400,
    }),
    directChat(contact(olena), 1, 'Дякую!', { draft: 'Немає за що, до зустрічі' }),
    directChat(contact(teo), 33, 'Here I do answer.'),
    groupChat([ada, jun, siobhan].map(contact), 2, 'Draft two is up.', 'Editors'),
  ],
}
