import {
  type Character,
  cast,
  crowd,
  dotted,
  emailOf,
  everybodyBut,
  mara,
  mxid,
} from '../named-contacts.ts'
import { scenarioPeople } from '../scenario-contacts.ts'
import { directChat, groupChat, type SeededAccount, type SeededPerson } from '../seed-account.ts'

const person = (who: Character, username: string): SeededPerson => ({
  networkID: mxid(username),
  fullName: who.fullName,
  username,
  email: emailOf(who),
})

/** Friends took their first name early; everybody else had to add the second. */
const friend = (who: Character) => person(who, who.handle.replace(/_.*/, ''))
const acquaintance = (who: Character) => person(who, dotted(who))

const neighbours = crowd(120).map(acquaintance)

/** Beeper's own network: friends with short names, 120 neighbours, and the scenario people. */
export const matrixAccount: SeededAccount = {
  network: 'matrix',
  self: { fullName: mara.fullName, username: 'mara', email: emailOf(mara) },
  people: [
    ...everybodyBut(cast.jun, cast.teo, cast.ipek).map(friend),
    { ...friend(cast.jun), needsInvite: true },
    { ...friend(cast.teo), cannotMessage: true },
    ...neighbours,
    ...Object.values(scenarioPeople)
      .filter((who) => who !== scenarioPeople.inviteOnly)
      .map(acquaintance),
    { ...acquaintance(scenarioPeople.inviteOnly), needsInvite: true },
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
    directChat(friend(cast.ada), 0, 'The tickets are in my bag.'),
    directChat(friend(cast.noa), 2, 'נתראה מחר!'),
    directChat(friend(cast.kit), 40, '🦊🦊🦊'),
    groupChat(
      [cast.ada, cast.tess, cast.sol, cast.ana].map(friend),
      1,
      'Train at 9:12, platform 4.',
      'Trip',
    ),
    groupChat([cast.mei, cast.haruka, cast.jiwoo].map(friend), 12, '明日は何時？'),
    groupChat(neighbours, 5, 'The recycling moves to Thursday.', 'Neighbourhood', {
      isMuted: true,
    }),
    groupChat(
      [cast.ada, cast.jun, cast.priya].map(friend),
      18,
      'Chapter four for next time.',
      'Reading circle',
      { pending: [friend(cast.jun).networkID] },
    ),
  ],
}
