import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const friend = (who: NamedContact): SeedContact => ({
  networkID: numericID(who, 15),
  fullName: who.fullName,
})

const { ada, sol, teo, ana, ipek, jose, siobhan, lukasz, amelie, omar, wei, kenji, arjun } =
  namedContacts
const { olena, ivan, eleni, rania, samOne, longName, oNeil } = namedContacts

/** Friends of old, found by name only: Messenger shows no other detail. */
export const messengerAccount: SeedAccount = {
  network: 'facebookgo',
  self: { fullName: mara.fullName },
  people: [
    ...[ada, sol, teo, ana, ipek, jose, siobhan, lukasz, amelie, omar, wei, kenji].map(friend),
    ...[arjun, olena, ivan, eleni, rania, samOne, longName, oNeil].map(friend),
    ...fillerContacts(25).map(friend),
    { networkID: '190000000000001', fullName: 'Corner Bakery', isNetworkBot: true },
    { networkID: '190000000000002', fullName: 'Someone on Messenger', cannotMessage: true },
    { networkID: '190000000000003', fullName: 'Market Seller', stranger: true },
  ],
  chats: [
    directChat(friend(ana), 2, 'You sent a photo.'),
    directChat(friend(eleni), 30, 'Χρόνια πολλά!'),
    groupChat([ana, jose, sol, rania].map(friend), 13, 'Who has the old photos?', 'Class of 2009', {
      isReadOnly: true,
    }),
  ],
}
