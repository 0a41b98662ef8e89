import {
  fillerContacts,
  mara,
  type NamedContact,
  namedContacts,
  numericID,
} from '../named-contacts.ts'
import { directChat, groupChat, type SeedAccount, type SeedContact } from '../seed-account.ts'

const byName = (who: NamedContact): SeedContact => ({
  networkID: numericID(who, 10),
  fullName: who.fullName,
  username: who.handle,
})

/** Telegram shows the numbers of contacts only. */
const contact = (who: NamedContact): SeedContact => ({
  ...byName(who),
  phoneNumber: who.phoneNumber,
})

const { ada, jun, sol, tess, teo, ana, zoe, jose, amelie, omar, eitan, wei, kenji, arjun } =
  namedContacts
const { ivan, eleni, malee, kit, marina, samTwo, oNeil } = namedContacts

const weatherBot: SeedContact = {
  networkID: '1900000001',
  fullName: 'Weather Bot',
  username: 'weather_today_bot',
  isNetworkBot: true,
}

/** Found by number while they are contacts, else by username. İpek is not here. */
export const telegramAccount: SeedAccount = {
  network: 'telegram',
  self: {
    fullName: mara.fullName,
    username: mara.handle,
    phoneNumber: mara.phoneNumber,
  },
  people: [
    ...[ada, jun, sol, tess, teo, ana, zoe, jose, amelie, omar, eitan, wei, kenji].map(contact),
    ...[arjun, ivan, eleni, malee, kit, marina, samTwo, oNeil].map(byName),
    ...fillerContacts(40).map(contact),
    weatherBot,
    {
      networkID: '1900000002',
      fullName: 'Poll Bot',
      username: 'quick_poll_bot',
      isNetworkBot: true,
    },
    {
      networkID: '1900000003',
      fullName: 'Closed Clara',
      username: 'closed_clara',
      cannotMessage: true,
    },
    {
      networkID: '1900000004',
      fullName: 'Stranger Stig',
      username: 'stranger_stig',
      stranger: true,
    },
    {
      networkID: 'channel-1900000005',
      fullName: 'City News',
      username: 'city_news_daily',
      cannotMessage: true,
      stranger: true,
    },
  ],
  chats: [
    directChat(contact(jun), 0.5, 'Photos sent as files.'),
    directChat(byName(ivan), 8, 'До встречи', { remindInDays: 2 }),
    directChat(weatherBot, 1, 'Tomorrow: rain, 14 °C.'),
    directChat(contact(omar), 60, 'أهلاً'),
    groupChat([jun, sol, tess, teo].map(contact), 3, 'Rehearsal moved to six.', 'String quartet'),
    groupChat(fillerContacts(30).map(contact), 15, 'New routes are up.', 'Climbing hall'),
  ],
}
