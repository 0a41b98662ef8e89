import { homeserver } from '../networks/shared.ts'

/** A fictional person, independent of networks. Numbers come from ranges reserved for fiction. */
export interface NamedContact {
  fullName: string
  /** The username on every network with usernames, and the local part of the e-mail address. */
  handle: string
  phoneNumber: string
}

/** The owner of every account. */
export const mara: NamedContact = {
  fullName: 'Mara Ruiz',
  handle: 'mara_ruiz',
  phoneNumber: '+15550100142',
}

const contact = (fullName: string, handle: string, phoneNumber: string): NamedContact => ({
  fullName,
  handle,
  phoneNumber,
})

/** Mara's friends and family. Most of them are on several networks. */
export const namedContacts = {
  ada: contact('Ada Obi', 'ada_obi', '+447700900101'),
  jun: contact('Jun Lindqvist', 'jun_lindqvist', '+447700900102'),
  sol: contact('Sol Vega', 'sol_vega', '+15550100103'),
  tess: contact('Tess Brandt', 'tess_brandt', '+4915155500104'),
  teo: contact('Teo Eriksen', 'teo_eriksen', '+15550100105'),
  ana: contact('Ana Ruiz', 'ana_ruiz', '+15550100106'),
  ipek: contact('İpek Demir', 'ipek_demir', '+4915155501234'),
  zoe: contact('Zoë Ångström', 'zoe_angstrom', '+447700900108'),
  jose: contact('José Núñez', 'jose_nunez', '+15550100109'),
  siobhan: contact('Siobhán Ní Bhriain', 'siobhan_nb', '+447700900110'),
  lukasz: contact('Łukasz Żółkiewski', 'lukasz_z', '+4915155500111'),
  amelie: contact('Amélie Lefèvre', 'amelie_lefevre', '+33199000107'),
  layla: contact('ليلى حداد', 'layla_haddad', '+33199000112'),
  omar: contact('عمر الفارسي', 'omar_farsi', '+447700900113'),
  noa: contact('נועה לוי', 'noa_levi', '+15550100114'),
  eitan: contact('איתן כהן', 'eitan_cohen', '+15550100115'),
  mei: contact('林美玲', 'mei_lin', '+61491570116'),
  wei: contact('王伟', 'wei_wang', '+61491570117'),
  haruka: contact('佐藤 遥', 'haruka_sato', '+61491570118'),
  kenji: contact('やまだ けんじ', 'kenji_yamada', '+15550100119'),
  jiwoo: contact('김지우', 'jiwoo_kim', '+15550100120'),
  priya: contact('प्रिया शर्मा', 'priya_sharma', '+447700900121'),
  arjun: contact('अर्जुन मेहता', 'arjun_mehta', '+447700900122'),
  olena: contact('Олена Шевченко', 'olena_shev', '+4915155500123'),
  ivan: contact('Иван Соколов', 'ivan_sokolov', '+4915155500124'),
  eleni: contact('Ελένη Παππά', 'eleni_pappa', '+33199000125'),
  malee: contact('มาลี สุขใจ', 'malee_sukjai', '+61491570126'),
  kit: contact('Kit 🦊', 'kit_fox', '+15550100127'),
  marina: contact('🌊 Marina Okafor-Lund 👩🏽‍🚀', 'marina_ol', '+447700900128'),
  rania: contact('Rania (رانيا) Haddad', 'rania_haddad', '+33199000129'),
  /** The two Sams have the same name but different identifiers. */
  samOne: contact('Sam Park', 'sam_park', '+15550100130'),
  samTwo: contact('Sam Park', 'sampark_music', '+15550100131'),
  longName: contact(
    'Maximiliana Konstantinopolitanska-Featherstonehaugh von und zu Hohenschwangau-Lichtenfels, ' +
      'Keeper of the Lesser Archive and Second Chair of the Riverside Choral Society',
    'maximiliana',
    '+4915155500132',
  ),
  oNeil: contact("Róisín O'Neil", 'roisin_oneil', '+447700900133'),
  lee: contact('Lee', 'lee_solo', '+15550100134'),
} satisfies Record<string, NamedContact>

export const allNamedContacts: readonly NamedContact[] = Object.values(namedContacts)

/** The e-mail address under `example.org`. */
export const emailOf = ({ handle }: NamedContact) => `${handle}@example.org`

/** The phone number without the `+`. */
export const phoneDigits = ({ phoneNumber }: NamedContact) => phoneNumber.slice(1)

/** An ID of exactly `length` digits, derived from the phone number: the same on every run. */
export const numericID = (contact: NamedContact, length: number) =>
  `1${phoneDigits(contact)
    .slice(1 - length)
    .padStart(length - 1, '0')}`

/** The handle in the form of Matrix usernames: `alba.costa`. */
export const dotted = ({ handle }: NamedContact) => handle.replaceAll('_', '.')

/** The Matrix ID of a local part on Beeper's own server. */
export const mxid = (localpart: string) => `@${localpart}:${homeserver}`

const givenNames =
  'Alba Bruno Celia Dario Elif Farid Greta Hugo Ines Jonas Kaja Leon Mina Nils Oona Pavel'.split(
    ' ',
  )
const familyNames =
  'Aho Becker Costa Dahl Eze Fischer Garcia Horvat Ito Jansen Keller Larsen Moreau Novak Okoye'.split(
    ' ',
  )

const fillerContact = (index: number): NamedContact => {
  const first = givenNames[index % givenNames.length]
  const last = familyNames[index % familyNames.length]
  return {
    fullName: `${first} ${last}`,
    handle: `${first}_${last}`.toLowerCase(),
    phoneNumber: `+1555010${2000 + index}`,
  }
}

/** The number of distinct names: the lengths of the two lists are coprime. */
export const fillerContactCount = givenNames.length * familyNames.length

/** The first `count` filler contacts, the same on every run; at most `fillerContactCount`. */
export const fillerContacts = (count: number): NamedContact[] =>
  Array.from({ length: Math.min(count, fillerContactCount) }, (_, index) => fillerContact(index))
