import { mara, type NamedContact, namedContacts } from '../seed/named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed/seed-account.ts'
import { cloudBridge, factsOf, full, levels, type Network } from './shared.ts'

const { maxTextLength } = factsOf('gvoice')

const chat = {
  attachments: {
    'm.image': {
      mimeTypes: levels([full, 'image/png, image/jpeg, image/bmp, image/tiff']),
      caption: full,
      maxCaptionLength: maxTextLength,
      maxSize: 2_097_152,
    },
  },
  maxTextLength,
  deleteChat: true,
}

const contact = (named: NamedContact): SeedContact => ({
  networkID: `1.${named.phoneNumber}`,
  fullName: named.fullName,
  phoneNumber: named.phoneNumber,
})

const { ada, sol, teo, ana, ipek, jose, siobhan, layla, noa, eitan, kenji, priya, eleni } =
  namedContacts
const { kit, samOne, samTwo, lee } = namedContacts

/** Mara's old second number, which is signed out. */
const seed: SeedAccount = {
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

/** Google Voice: a user is `<prefix>.<E.164>`. Only existing chats can be opened. */
export const googleVoice: Network = {
  ...cloudBridge({
    type: 'gvoice',
    network: 'Google Voice',
    name: 'gvoice',
    self: '1.+15550100142',
    ids: /^\d+\.\+\d{2,15}$/,
  }),
  read: {},
  noteToSelf: false,
  namesGroups: false,
  chats: { direct: chat, group: chat },
  seed,
}
