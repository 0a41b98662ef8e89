import { mara, type NamedContact, namedContacts, numericID } from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const friend = (who: NamedContact): SeedContact => ({
  networkID: numericID(who, 18),
  fullName: who.fullName,
  username: who.handle,
})

const { ada, jun, sol, teo, zoe, lukasz, eitan, wei, kenji, jiwoo, arjun, ivan, malee, kit } =
  namedContacts
const { marina, samTwo, lee } = namedContacts

/** Only the chats that exist can be opened: Discord starts nothing new from outside. */
export const discordAccount: SeedAccount = {
  network: 'discordgo',
  self: { fullName: mara.fullName, username: mara.handle },
  people: [
    ...[ada, jun, sol, teo, zoe, lukasz, eitan, wei, kenji, jiwoo, arjun, ivan, malee].map(friend),
    ...[kit, marina, samTwo, lee].map(friend),
    {
      networkID: '190000000000000001',
      fullName: 'Music Bot',
      username: 'music_bot',
      isNetworkBot: true,
    },
    {
      networkID: '190000000000000002',
      fullName: 'Not-A-Friend Nat',
      username: 'not_a_friend',
      cannotMessage: true,
    },
  ],
  chats: [
    directChat(friend(kit), 0, 'gg'),
    directChat(friend(kenji), 3, 'またね'),
    directChat(friend(samTwo), 25, 'Demo in my folder.'),
    directChat(friend(teo), 80, 'Server moves on Friday.'),
    groupChat([kit, kenji, jiwoo, lee].map(friend), 1, 'Raid at nine?', 'Tuesday raid', {
      isMarkedUnread: true,
    }),
  ],
}
