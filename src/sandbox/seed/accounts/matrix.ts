import {
  dotted,
  emailOf,
  fillerContacts,
  mara,
  mxid,
  type NamedContact,
  namedContacts,
  namedContactsExcept,
} from '../named-contacts.ts'
import { scenarioContacts } from '../scenario-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const person = (who: NamedContact, username: string): SeedContact => ({
  networkID: mxid(username),
  fullName: who.fullName,
  username,
  email: emailOf(who),
})

/** Friends took their first name early; all others had to add the second. */
const friend = (who: NamedContact) => person(who, who.handle.replace(/_.*/, ''))
const acquaintance = (who: NamedContact) => person(who, dotted(who))

const neighbours = fillerContacts(120).map(acquaintance)

/** Beeper's own network: friends with short names, 120 neighbours, and the scenario contacts. */
export const matrixAccount: SeedAccount = {
  network: 'matrix',
  self: { fullName: mara.fullName, username: 'mara', email: emailOf(mara) },
  people: [
    ...namedContactsExcept(namedContacts.jun, namedContacts.teo, namedContacts.ipek).map(friend),
    { ...friend(namedContacts.jun), needsInvite: true },
    { ...friend(namedContacts.teo), cannotMessage: true },
    ...neighbours,
    ...Object.values(scenarioContacts)
      .filter((who) => who !== scenarioContacts.inviteOnly)
      .map(acquaintance),
    { ...acquaintance(scenarioContacts.inviteOnly), needsInvite: true },
    {
      networkID: '@lena:example.org',
      fullName: 'Lena Vogel (own server)',
      username: 'lena:example.org',
      stranger: true,
    },
    {
      networkID: mxid('unlisted.uma'),
      fullName: 'Unlisted Uma',
      username: 'unlisted.uma',
      stranger: true,
    },
    {
      networkID: mxid('reminderbot'),
      fullName: 'Reminder Bot',
      username: 'reminderbot',
      isNetworkBot: true,
    },
  ],
  chats: [
    directChat(friend(namedContacts.ada), 0, 'The tickets are in my bag.'),
    directChat(friend(namedContacts.noa), 2, 'נתראה מחר!'),
    directChat(friend(namedContacts.kit), 40, '🦊🦊🦊'),
    groupChat(
      [namedContacts.ada, namedContacts.tess, namedContacts.sol, namedContacts.ana].map(friend),
      1,
      'Train at 9:12, platform 4.',
      'Trip',
    ),
    groupChat(
      [namedContacts.mei, namedContacts.haruka, namedContacts.jiwoo].map(friend),
      12,
      '明日は何時？',
    ),
    groupChat(neighbours, 5, 'The recycling moves to Thursday.', 'Neighbourhood', {
      isMuted: true,
    }),
    groupChat(
      [namedContacts.ada, namedContacts.jun, namedContacts.priya].map(friend),
      18,
      'Chapter four for next time.',
      'Reading circle',
      { pending: [friend(namedContacts.jun).networkID] },
    ),
  ],
}
