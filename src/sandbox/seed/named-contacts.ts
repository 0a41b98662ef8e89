import { homeserver } from '../networks/shared.ts'

/** A fictional person, independent of any network. Numbers come from ranges reserved for fiction. */
export interface NamedContact {
  fullName: string
  /** Their username wherever they have one, and the local part of their e-mail address. */
  handle: string
  phoneNumber: string
}

/** The owner of every account. */
export const mara: NamedContact = {
  fullName: 'Mara Ruiz',
  handle: 'mara_ruiz',
  phoneNumber: '+15550100142',
}

const character = (fullName: string, handle: string, phoneNumber: string): NamedContact => ({
  fullName,
  handle,
  phoneNumber,
})

/** Mara's friends and family. Most of them are on several networks. */
export const namedContacts = {
  ada: character('Ada Obi', 'ada_obi', '+447700900101'),
  jun: character('Jun Lindqvist', 'jun_lindqvist', '+447700900102'),
  sol: character('Sol Vega', 'sol_vega', '+15550100103'),
  tess: character('Tess Brandt', 'tess_brandt', '+4915155500104'),
  teo: character('Teo Eriksen', 'teo_eriksen', '+15550100105'),
  ana: character('Ana Ruiz', 'ana_ruiz', '+15550100106'),
  ipek: character('İpek Demir', 'ipek_demir', '+4915155501234'),
  zoe: character('Zoë Ångström', 'zoe_angstrom', '+447700900108'),
  jose: character('José Núñez', 'jose_nunez', '+15550100109'),
  siobhan: character('Siobhán Ní Bhriain', 'siobhan_nb', '+447700900110'),
  lukasz: character('Łukasz Żółkiewski', 'lukasz_z', '+4915155500111'),
  amelie: character('Amélie Lefèvre', 'amelie_lefevre', '+33199000107'),
  layla: character('ليلى حداد', 'layla_haddad', '+33199000112'),
  omar: character('عمر الفارسي', 'omar_farsi', '+447700900113'),
  noa: character('נועה לוי', 'noa_levi', '+15550100114'),
  eitan: character('איתן כהן', 'eitan_cohen', '+15550100115'),
  mei: character('林美玲', 'mei_lin', '+61491570116'),
  wei: character('王伟', 'wei_wang', '+61491570117'),
  haruka: character('佐藤 遥', 'haruka_sato', '+61491570118'),
  kenji: character('やまだ けんじ', 'kenji_yamada', '+15550100119'),
  jiwoo: character('김지우', 'jiwoo_kim', '+15550100120'),
  priya: character('प्रिया शर्मा', 'priya_sharma', '+447700900121'),
  arjun: character('अर्जुन मेहता', 'arjun_mehta', '+447700900122'),
  olena: character('Олена Шевченко', 'olena_shev', '+4915155500123'),
  ivan: character('Иван Соколов', 'ivan_sokolov', '+4915155500124'),
  eleni: character('Ελένη Παππά', 'eleni_pappa', '+33199000125'),
  malee: character('มาลี สุขใจ', 'malee_sukjai', '+61491570126'),
  kit: character('Kit 🦊', 'kit_fox', '+15550100127'),
  marina: character('🌊 Marina Okafor-Lund 👩🏽‍🚀', 'marina_ol', '+447700900128'),
  rania: character('Rania (رانيا) Haddad', 'rania_haddad', '+33199000129'),
  /** The two Sams share a name and nothing else. */
  samOne: character('Sam Park', 'sam_park', '+15550100130'),
  samTwo: character('Sam Park', 'sampark_music', '+15550100131'),
  longName: character(
    'Maximiliana Konstantinopolitanska-Featherstonehaugh von und zu Hohenschwangau-Lichtenfels, ' +
      'Keeper of the Lesser Archive and Second Chair of the Riverside Choral Society',
    'maximiliana',
    '+4915155500132',
  ),
  oNeil: character("Róisín O'Neil", 'roisin_oneil', '+447700900133'),
  lee: character('Lee', 'lee_solo', '+15550100134'),
} satisfies Record<string, NamedContact>

export const allNamedContacts: readonly NamedContact[] = Object.values(namedContacts)

export const namedContactsExcept = (...absent: NamedContact[]) =>
  allNamedContacts.filter((who) => !absent.includes(who))

/** Their address under `example.org`. */
export const emailOf = ({ handle }: NamedContact) => `${handle}@example.org`

/** Their number without the `+`. */
export const phoneDigits = ({ phoneNumber }: NamedContact) => phoneNumber.slice(1)

/** An ID of exactly `length` digits, made from their number: the same on every run. */
export const numericID = (who: NamedContact, length: number) =>
  `1${phoneDigits(who)
    .slice(1 - length)
    .padStart(length - 1, '0')}`

/** Their handle as Matrix users write it: `alba.costa`. */
export const dotted = ({ handle }: NamedContact) => handle.replaceAll('_', '.')

/** The Matrix ID of a local part on Beeper's own server. */
export const mxid = (localpart: string) => `@${localpart}:${homeserver}`

const given =
  'Alba Bruno Celia Dario Elif Farid Greta Hugo Ines Jonas Kaja Leon Mina Nils Oona Pavel'.split(
    ' ',
  )
const family =
  'Aho Becker Costa Dahl Eze Fischer Garcia Horvat Ito Jansen Keller Larsen Moreau Novak Okoye'.split(
    ' ',
  )

const member = (index: number): NamedContact => {
  const first = given[index % given.length]
  const last = family[index % family.length]
  return {
    fullName: `${first} ${last}`,
    handle: `${first}_${last}`.toLowerCase(),
    phoneNumber: `+1555010${2000 + index}`,
  }
}

/** How many different names the two lists make: their lengths share no factor. */
export const fillerContactCount = given.length * family.length

/** The first `count` acquaintances, always the same; at most `fillerContactCount`. */
export const fillerContacts = (count: number): NamedContact[] =>
  Array.from({ length: Math.min(count, fillerContactCount) }, (_, index) => member(index))
