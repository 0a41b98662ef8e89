import { expect, test } from 'vitest'
import { readList } from './lists.ts'
import { phoneReadings, readPhone, toE164 } from './phone-library.ts'
import type { Recognition, Recognized } from './recognition.ts'
import { recognize } from './recognize.ts'
import { readCards } from './vcard.ts'

// What people paste, and what it is to be read as. The expectations were written by hand; nothing
// here is made by the code that it tests.

/**
 * How people in each country write one number: first with its country, then `|`, then as at home.
 * The numbers are kept for fiction where a country keeps any, else made of repeated digits.
 */
const written = `
  US +15550100123 +1 555 010 0123; 001-555-010-0123; +1 (555) 010-0123 | (555) 010-0123; 555.010.0123; 1-555-010-0123
  US +12025550142 +1 202 555 0142; tel:+1-202-555-0142; +1 (202) 555-0142 ext. 7 | (202) 555-0142; 202/555-0142; 202 555 0142 x12
  CA +16135550142 +1 613 555 0142; tel:+1(613)555-0142 | 613-555-0142; (613) 555 0142; 1 613 555-0142
  GB +447700900123 +44 7700 900123; 0044 7700 900123; +44 (0)7700 900123; +44-7700-900-123 | 07700 900123; 07700-900-123; (07700) 900 123
  GB +442079460958 +44 20 7946 0958; 0044 (0)20 7946 0958; tel:+44-20-7946-0958 | 020 7946 0958; (020) 7946 0958; 02079460958
  IE +353209123456 +353 20 912 3456; 00353 20 912 3456; +353 (0)20 9123456 | 020 912 3456; (020) 912-3456
  DE +493023125123 +49 30 23125 123; 0049 30 23125123; +49 (0)30 23125-123; +49/30/23125123 | 030 23125 123; 030/23125-123; (030) 23125123
  DE +4917139200123 +49 171 39200123; 0049171 392 001 23; +49 (0) 171 39 20 01 23 | 0171 39200123; 0171-39200123; 0171/392 00 123
  AT +436641234567 +43 664 1234567; 0043 664 1234567; +43 (0)664 123 45 67 | 0664 1234567; 0664/123 45 67
  CH +41791234567 +41 79 123 45 67; 0041 79 123 45 67; +41 (0)79 123 45 67 | 079 123 45 67; 079/123.45.67
  FR +33199001234 +33 1 99 00 12 34; 0033 1 99 00 12 34; +33 (0)1 99 00 12 34; +33.1.99.00.12.34 | 01 99 00 12 34; 01.99.00.12.34; 01-99-00-12-34
  FR +33639981234 +33 6 39 98 12 34; 00 33 6 39 98 12 34 | 06 39 98 12 34; 06.39.98.12.34
  BE +32470123456 +32 470 12 34 56; 0032 470 12 34 56; +32 (0)470/12.34.56 | 0470 12 34 56; 0470/12.34.56
  NL +31612345678 +31 6 12345678; 0031 6 1234 5678; +31 (0)6-12345678 | 06-12345678; 06 1234 5678
  LU +352621123456 +352 621 123 456; 00352 621 123 456 | 621 123 456; 621-123-456
  ES +34612345678 +34 612 34 56 78; 0034 612 345 678; +34-612-345-678 | 612 34 56 78; 612.345.678
  PT +351912345678 +351 912 345 678; 00351 912 345 678 | 912 345 678; 912-345-678
  IT +393123456789 +39 312 345 6789; 0039 312 345 6789; +39.312.3456789 | 312 345 6789; 312/3456789
  IT +390612345678 +39 06 1234 5678; 0039 06 12345678 | 06 1234 5678; 06-12345678
  GR +306912345678 +30 691 234 5678; 0030 6912345678 | 691 234 5678; 6912-345678
  SE +46701740605 +46 70 174 06 05; 0046 70 174 06 05; +46 (0)70-174 06 05 | 070-174 06 05; 070 1740605
  NO +4741234567 +47 412 34 567; 0047 412 34 567 | 412 34 567; 41 23 45 67
  DK +4520123456 +45 20 12 34 56; 0045 20123456 | 20 12 34 56; 20-12-34-56
  FI +358412345678 +358 41 2345678; 00358 41 234 5678; +358 (0)41 234 5678 | 041 234 5678; 041-2345678
  IS +3546112345 +354 611 2345; 00354 6112345 | 611 2345; 611-2345
  PL +48512345678 +48 512 345 678; 0048 512-345-678 | 512 345 678; 512-345-678
  CZ +420601123456 +420 601 123 456; 00420 601 123 456 | 601 123 456; 601123456
  HU +36201234567 +36 20 123 4567; 0036 20 123-4567 | 06 20 123 4567; 06-20/123-4567
  RO +40712345678 +40 712 345 678; 0040 712 345 678 | 0712 345 678; 0712.345.678
  UA +380501234567 +380 50 123 45 67; 00380501234567 | 050 123 45 67; (050) 123-45-67
  RU +79123456789 +7 912 345-67-89; 007 912 345 67 89; +7 (912) 345-67-89 | 8 912 345-67-89; 8 (912) 345 67 89
  TR +905012345678 +90 501 234 56 78; 0090 501 234 5678; +90 (501) 234 56 78 | 0501 234 56 78; 0(501) 234 5678
  IL +972501234567 +972 50-123-4567; 00972 50 123 4567; +972 (0)50 1234567 | 050-123-4567; 050 1234567
  EG +201001234567 +20 100 123 4567; 0020 100 123 4567; +٢٠ ١٠٠ ١٢٣ ٤٥٦٧ | 0100 123 4567; ٠١٠٠ ١٢٣ ٤٥٦٧
  SA +966512345678 +966 51 234 5678; 00966 512345678 | 051 234 5678; ٠٥١ ٢٣٤ ٥٦٧٨
  AE +971501234567 +971 50 123 4567; 00971 50 123 4567 | 050 123 4567; 050-1234567
  IR +989123456789 +98 912 345 6789; ۰۰۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹ | 0912 345 6789; ۰۹۱۲۳۴۵۶۷۸۹
  IN +918123456789 +91 81234 56789; 0091 81234-56789; +91-8123456789 | 081234 56789; 81234 56789; ०८१२३४ ५६७८९
  PK +923012345678 +92 301 2345678; 0092 301 2345678 | 0301 2345678; 0301-2345678
  CN +8613123456789 +86 131 2345 6789; 0086 131-2345-6789 | 131 2345 6789; 131-2345-6789
  JP +819012345678 +81 90-1234-5678; 0081 90 1234 5678; ＋８１　９０－１２３４－５６７８ | 090-1234-5678; ０９０－１２３４－５６７８
  KR +821020001234 +82 10-2000-1234; 0082 10 2000 1234; +82 (0)10-2000-1234 | 010-2000-1234; 010.2000.1234
  TH +66812345678 +66 81 234 5678; 0066 81 234 5678 | 081 234 5678; ๐๘๑ ๒๓๔ ๕๖๗๘
  VN +84912345678 +84 912 345 678; 0084 91 2345678 | 0912 345 678; 0912.345.678
  SG +6581234567 +65 8123 4567; 0065 8123 4567 | 8123 4567; 8123-4567
  AU +61491570156 +61 491 570 156; 0061 491 570 156; +61 (0)491 570 156 | 0491 570 156; (04) 9157 0156
  NZ +64211234567 +64 21 123 4567; 0064 21 123 4567; +64 (0)21 1234567 | 021 123 4567; 021-123-4567
  BR +5511961234567 +55 11 96123-4567; 0055 11 96123 4567; +55 (11) 96123-4567 | (11) 96123-4567; 011 96123-4567
  AR +5491123456789 +54 9 11 2345-6789; 0054 9 11 2345 6789 | 011 15 2345-6789; (011) 15-2345-6789
  MX +522221234567 +52 222 123 4567; 0052 222 123 4567 | 222 123 4567; (222) 123-4567
  CO +573211234567 +57 321 1234567; 0057 321 123 4567 | 321 1234567; 321-123-4567
  ZA +27711234567 +27 71 123 4567; 0027 71 123 4567; +27 (0)71 123 4567 | 071 123 4567; 071-123-4567
  NG +2348021234567 +234 802 123 4567; 00234 802 123 4567 | 0802 123 4567; 0802-123-4567
  KE +254712123456 +254 712 123456; 00254 712 123 456 | 0712 123456; 0712-123-456
  BG +359888123456 +359 88 812 3456; 00359 888 123 456 | 088 812 3456; 0888/123 456
  HR +385911234567 +385 91 123 4567; 00385 91 1234 567; +385 (0)91 123 4567 | 091 123 4567; 091/123-4567
  RS +381601234567 +381 60 1234567; 00381 60 123 45 67 | 060 1234567; 060/123-45-67
  SI +38631234567 +386 31 234 567; 00386 31 234 567 | 031 234 567
  SK +421912123456 +421 912 123 456; 00421 912 123 456 | 0912 123 456; 0912/123 456
  LT +37061234567 +370 612 34567; 00370 612 34567 | 8 612 34567; 8-612-34567
  LV +37121234567 +371 21 234 567; 00371 21234567 | 21 234 567
  EE +37251234567 +372 5123 4567; 00372 51234567 | 5123 4567
  BY +375291234567 +375 29 123-45-67; 00375291234567 | 8 029 123-45-67
  KZ +77012345678 +7 701 234 5678 | 8 701 234 56 78
  MT +35699123456 +356 9912 3456; 00356 99123456 | 9912 3456
  CY +35796123456 +357 96 123456; 00357 96123456 | 96 123456
  MA +212612345678 +212 612-345678; 00212 6 12 34 56 78; +212 (0)6 12 34 56 78 | 0612 345678; 06.12.34.56.78
  TN +21620123456 +216 20 123 456; 00216 20123456 | 20 123 456
  DZ +213551234567 +213 551 23 45 67; 00213 551234567 | 0551 23 45 67
  GH +233231234567 +233 23 123 4567; 00233231234567 | 023 123 4567
  CI +2250707123456 +225 07 07 12 34 56; +225 (0)7 07 12 34 56; 00225 07 07123456 | 07 07 12 34 56
  CG +242061234567 +242 06 123 4567; +242 (0)6 123 4567 | 06 123 4567
  IT +390612345678 +39 (0)6 12345678; 0039 (0)6 1234 5678; +39 (06) 12345678 | 06/12345678
  JO +962790123456 +962 7 9012 3456; 00962790123456 | 079 012 3456
  LB +96171123456 +961 71 123 456; 0096171123456 | 71 123 456
  QA +97433123456 +974 3312 3456; 0097433123456 | 3312 3456
  ID +62812345678 +62 812-345-678; 0062812345678 | 0812-345-678
  MY +60123456789 +60 12-345 6789; 0060123456789 | 012-345 6789
  PH +639051234567 +63 905 123 4567; 0063 905 1234567 | 0905 123 4567
  HK +85251234567 +852 5123 4567; 0085251234567 | 5123 4567
  TW +886912345678 +886 912 345 678; +886-912-345-678 | 0912-345-678
  LK +94712345678 +94 71 234 5678; 0094712345678 | 071 234 5678
  NP +9779841234567 +977 984-1234567 | 984-1234567
  CL +56221234567 +56 2 2123 4567; +56-2-2123-4567 | 2 2123 4567
  PE +51912345678 +51 912 345 678 | 912 345 678
  UY +59894231234 +598 94 231 234 | 094 231 234
  CH +41786000011 +41 78 600 00 11; 0041 78 600 00 11 | 078'600'00'11; 078’600 00 11
  BR +5521996123456 +55 21 99612-3456; +55 (21) 99612 3456 | 0xx21 99612-3456; (21) 99612-3456; 021 99612 3456
  JP +818012345678 +81 80-1234-5678; +81 (0)80 1234 5678 | 080ー1234ー5678; （080）1234-5678; 080–1234–5678
  KR +821020001234 +82-10-2000-1234 | （010）2000-1234
  RU +4930901820 | 8 10 49 30 901820; 8~10 49 30 901820; 810-49-30-901820
  US +447700900101 | 011 44 7700 900101; 011-44-7700-900101
  SG +6581234568 0011 65 8123 4568 | 8123-4568
  AU +6581234568 | 0011 65 8123 4568; 0011-65-81234568
  GB +447700900456 00700 44 7700 900456 | 07700/900456
  KR +447700900456 | 00700 44 7700 900456; 001 44 7700 900456
  AE +971501234567 971501234567+; ‏+971 50 123 4567‏; ٠٠٩٧١٥٠١٢٣٤٥٦٧ | ٠٥٠ ١٢٣ ٤٥٦٧
  DE +4930901820 +49 (030) 901820; ++49 30 901820; (+49) 30 901820; [+49] 30 901820; +49(0)30/901820; +0049 30 901820 | 1) 030 901820; 2. 030 901820; 3.) 030 901820; - 030 901820; 030 – 901 820; 030 · 901820
`

const split = (texts = '') =>
  texts
    .split(';')
    .map((text) => text.trim())
    .filter(Boolean)

const rows = written
  .trim()
  .split('\n')
  .map((row) => /^\s*(\w\w) (\+\d+) ([^|]*)\|(.+)$/.exec(row) ?? [])

const abroad = rows.flatMap(([, country = '', e164 = '', texts]) =>
  split(texts).map((text) => [text, country, e164] as const),
)
const atHome = rows.flatMap(([, country = '', e164 = '', , texts]) =>
  split(texts).map((text) => [text, country, e164] as const),
)

test('the table holds more than 300 spellings from more than 75 countries', () => {
  expect(abroad.length + atHome.length).toBeGreaterThan(300)
  expect(new Set(rows.map(([, country]) => country)).size).toBeGreaterThan(75)
})

const numberIn = (text: string) => {
  const reading = recognize(text)
  return reading?.kind === 'person' ? reading.user.phoneNumber : undefined
}

test.each(abroad)('%s is read without asking for a country (%s)', (text, country, e164) => {
  const number = numberIn(text) ?? ''
  expect(toE164(number)).toBe(e164)
  expect(toE164(number, 'BR')).toBe(e164)
  expect([country, undefined]).toContain(readPhone(number)?.country)
})

test.each(atHome)('%s is read once %s is chosen', (text, country, e164) => {
  expect(toE164(numberIn(text) ?? '', country)).toBe(e164)
})

test.each([
  ['1-800-FLOWERS', 'US', '+18003569377'],
  ['1 800 flowers', 'US', '+18003569377'],
  ['+1 (800) FLOWERS', '', '+18003569377'],
  ['0800 CALL ADA', 'GB', '+448002255232'],
])('letters on the keys are read: %s (%s)', (text, country, e164) => {
  expect(toE164(text, country)).toBe(e164)
})

test.each(['callme', 'call 0170 1234567', '+49 170 12x4567', '0151 ab', '+1 555 010 0142 ext. 7'])(
  'letters are never left out of a number to make it one: %s',
  (text) => {
    expect(readPhone(text, 'DE')).toBeUndefined()
    expect(toE164(text, 'DE')).not.toMatch(/^\+?\d*$/)
  },
)

/** `+44… ada@example.org @ada id:1 "Ada Obi" on whatsapp saying Hi or +44… (fax)`, `! why`, `[one | two]`. */
function spelled(reading: Recognition | undefined): string {
  if (!reading) return 'nothing'
  if (reading.kind === 'unreadable') return `! ${reading.reason}`
  if (reading.kind === 'several') {
    return `[${reading.people.map((row) => spelled(row.reading)).join(' | ')}]`
  }
  const { user, networks, messageText, others } = reading
  const parts = [
    user.phoneNumber && toE164(user.phoneNumber),
    user.email,
    user.username && `@${user.username}`,
    user.id && `id:${user.id}`,
    user.fullName && `"${user.fullName}"`,
    networks.length > 0 && `on ${networks.join('+')}`,
    messageText && `saying ${messageText}`,
    others.length > 0 && `or ${others.map(withLabel).join(', ')}`,
  ]
  return parts.filter(Boolean).join(' ')
}

const withLabel = (reading: Recognized) =>
  spelled(reading) + (reading.label ? ` (${reading.label})` : '')

const ada = '+447700900101'
const jun = '+447700900102'

const texts: readonly [string, string][] = [
  // labels and sentences
  ['Mobile: +44 7700 900101', ada],
  ['Tel. +44 7700 900101', ada],
  ['Tel.: +44 7700 900101', ada],
  ['T +44 7700 900101', ada],
  ['M: +44 7700 900101', ada],
  ['m. +44 7700 900101', ada],
  ['WhatsApp: +44 7700 900101', ada],
  ['Phone number: +44 7700 900101', ada],
  ['Handy +44 7700 900101', ada],
  ['Telefon: +44 7700 900101', ada],
  ['Tél : +44 7700 900101', ada],
  ['Móvil: +44 7700 900101', ada],
  ['Телефон: +44 7700 900101', ada],
  ['电话：+44 7700 900101', ada],
  ['هاتف: +44 7700 900101', ada],
  ['📞 +44 7700 900101', ada],
  ['📱+44 7700 900101', ada],
  ['☎️ +44 7700 900101', ada],
  ['+44 7700 900101 (mobile)', ada],
  ['+44 7700 900101 - mobile', ada],
  ['+44 7700 900101 📱', ada],
  ['my new number: +44 7700 900101', ada],
  ['Hi, my new number is +44 7700 900101, please save it!', ada],
  ['Call Ada on +44 7700 900101 please', ada],
  ['call me at +44 7700 900101', ada],
  ['You can reach me under +44 7700 900101 or ada@example.org.', `${ada} ada@example.org`],
  ['Bitte ruf mich unter +44 7700 900101 an', ada],
  ['Write to ada@example.org, thanks', 'ada@example.org'],
  ['Message @ada_obi on Telegram', '@ada_obi'],
  ['see https://t.me/ada_obi', '@ada_obi on telegram'],
  ['Ada Obi +44 7700 900101', `${ada} "Ada Obi"`],
  ['Ada Obi: +44 7700 900101', `${ada} "Ada Obi"`],
  ['Ada Obi - +44 7700 900101', `${ada} "Ada Obi"`],
  ['Ada Obi – +44 7700 900101', `${ada} "Ada Obi"`],
  ['Ada Obi, +44 7700 900101', `${ada} "Ada Obi"`],
  ['Ada Obi (+44 7700 900101)', `${ada} "Ada Obi"`],
  ['+44 7700 900101 Ada Obi', `${ada} "Ada Obi"`],
  ['+44 7700 900101 (Ada Obi)', `${ada} "Ada Obi"`],
  ['Ada Obi (mobile): +44 7700 900101', `${ada} "Ada Obi"`],
  ['ada obi – +44 7700 900101', `${ada} "ada obi"`],
  ['ada: +44 7700 900101', `${ada} "ada"`],
  ['Łukasz Żółkiewski: +44 7700 900101', `${ada} "Łukasz Żółkiewski"`],
  ['佐藤 遥 +44 7700 900101', `${ada} "佐藤 遥"`],
  ['Vincent van der Berg: +44 7700 900101', `${ada} "Vincent van der Berg"`],
  ['Róisín O’Neil ro@example.org', 'ro@example.org "Róisín O’Neil"'],
  ['Ada Obi ada@example.org +44 7700 900101', `${ada} ada@example.org "Ada Obi"`],
  ['Ada Obi | CEO | +44 7700 900101 | ada@example.org', `${ada} ada@example.org "Ada Obi"`],
  ['Tel: +44 20 7946 0958, Mobile: +44 7700 900101', `${ada} or +442079460958`],
  [
    'Office +44 20 7946 0958 / Mobile +44 7700 900101 / Fax +44 20 7946 0959',
    `${ada} or +442079460958 (work), +442079460959 (fax)`,
  ],
  ['+44 7700 900101 / +44 7700 900102', `${ada} or ${jun}`],
  ['+44 7700 900101 or +44 7700 900102', `${ada} or ${jun}`],
  ['Fax: +44 20 7946 0958', '! fax'],
  ['Telefax +44 20 7946 0958', '! fax'],
  ['call +1 555 010 0142 ext. 7 tomorrow', '+15550100142'],
  ['+1 555 010 0142 ext. 7', '+15550100142'],
  ['+1 555 010 0142, ext 7', '+15550100142'],
  ['+1 555 010 0142 #7', '+15550100142'],
  // marks around
  ['+44 7700 900101,', ada],
  ['+44 7700 900101.', ada],
  ['+44 7700 900101;', ada],
  ['"+44 7700 900101"', ada],
  ["'+44 7700 900101", ada],
  ['<+44 7700 900101>', ada],
  ['(+44 7700 900101)', ada],
  ['**+44 7700 900101**', ada],
  ['`+44 7700 900101`', ada],
  ['=+44 7700 900101', ada],
  ['- +44 7700 900101', ada],
  ['• +44 7700 900101', ada],
  ['1. +44 7700 900101', ada],
  ['12) +44 7700 900101', ada],
  ['[x] +44 7700 900101', ada],
  ['> +44 7700 900101', ada],
  ['ada@example.org.', 'ada@example.org'],
  ['ada@example.org,', 'ada@example.org'],
  ['ada@example.org;', 'ada@example.org'],
  ['ada@example.org>', 'ada@example.org'],
  ['ada@example.org!', 'ada@example.org'],
  ['ada@example.org?', 'ada@example.org'],
  ['ada@example.org…', 'ada@example.org'],
  ['ada@example.org/', 'ada@example.org'],
  ["'ada@example.org'", 'ada@example.org'],
  ['“ada@example.org”', 'ada@example.org'],
  ['„ada@example.org“', 'ada@example.org'],
  ['«ada@example.org»', 'ada@example.org'],
  ['*ada@example.org*', 'ada@example.org'],
  ['_ada@example.org_', 'ada@example.org'],
  ['`ada@example.org`', 'ada@example.org'],
  ['(ada@example.org)', 'ada@example.org'],
  ['[ada@example.org]', 'ada@example.org'],
  ['email=ada@example.org', 'ada@example.org'],
  ['E-Mail: ada@example.org', 'ada@example.org'],
  ['e-mail ada@example.org', 'ada@example.org'],
  ['- ada@example.org', 'ada@example.org'],
  ['_ada_@example.org', '_ada_@example.org'],
  ["o'brien@example.org", "o'brien@example.org"],
  ['ada.obi+news@mail.example.co.uk', 'ada.obi+news@mail.example.co.uk'],
  ['zoë@exämple.org', 'zoë@exämple.org'],
  ['[ada@example.org](mailto:ada@example.org)', 'ada@example.org'],
  ['[Ada](https://t.me/ada_obi)', '@ada_obi "Ada" on telegram'],
  ['[Ada Obi](mailto:ada@example.org)', 'ada@example.org "Ada Obi"'],
  ['<mailto:ada@example.org|ada@example.org>', 'ada@example.org'],
  ['<tel:+447700900101|+44 7700 900101>', ada],
  ['@ada:example.org,', 'id:@ada:example.org on matrix'],
  ['@ada:example.org.', 'id:@ada:example.org on matrix'],
  ['(@ada:example.org)', 'id:@ada:example.org on matrix'],
  ['@ada:example.org)', 'id:@ada:example.org on matrix'],
  ['@ada:localhost:8008', 'id:@ada:localhost:8008 on matrix'],
  ['@ada.', '@ada'],
  ['@ada_obi!', '@ada_obi'],
  ['@ada_', '@ada_'],
  ['@ada.bsky.social', '@ada.bsky.social'],
  // mailboxes
  ['Ada Obi <ada@example.org>', 'ada@example.org "Ada Obi"'],
  ['Ada Obi <ada@example.org>;', 'ada@example.org "Ada Obi"'],
  ['Ada Obi <ada@example.org>,', 'ada@example.org "Ada Obi"'],
  ['"Obi, Ada" <ada@example.org>', 'ada@example.org "Obi, Ada"'],
  ['Obi, Ada <ada@example.org>', 'ada@example.org "Obi, Ada"'],
  ['“Ada Obi” <ada@example.org>', 'ada@example.org "Ada Obi"'],
  ['ada@example.org (Ada Obi)', 'ada@example.org "Ada Obi"'],
  ['Ada <+44 7700 900101>', `${ada} "Ada"`],
  ['mailto:"Ada" <ada@example.org>', 'ada@example.org "Ada"'],
  // schemes
  ['tel:+44-7700-900101', ada],
  ['tel:+447700900101;ext=12', ada],
  ['callto:+447700900101', ada],
  ['sms:+447700900101?body=Hello%20Ada', `${ada} on gmessages+imessage saying Hello Ada`],
  ['sms:+447700900101&body=Hello', `${ada} on gmessages+imessage saying Hello`],
  ['sms://open?addresses=+447700900101', `${ada} on gmessages+imessage`],
  ['SMSTO:+447700900101:Hello: you', `${ada} on gmessages+imessage saying Hello: you`],
  ['smsto:+447700900101', `${ada} on gmessages+imessage`],
  ['imessage:+447700900101', `${ada} on imessage`],
  ['imessage://ada@example.org', 'ada@example.org on imessage'],
  ['facetime:ada@example.org', 'ada@example.org on imessage'],
  ['facetime-audio:+447700900101', `${ada} on imessage`],
  ['im:ada@example.org', 'ada@example.org on imessage'],
  ['mailto:ada@example.org?subject=Hi', 'ada@example.org'],
  ['mailto:ada@example.org?body=Hi%20there', 'ada@example.org saying Hi there'],
  ['mailto:?to=ada@example.org', 'ada@example.org'],
  ['mailto:ada@example.org,jun@example.org', '[ada@example.org | jun@example.org]'],
  [
    'sms:+447700900101,+447700900102',
    `[${ada} on gmessages+imessage | ${jun} on gmessages+imessage]`,
  ],
  [
    'MECARD:N:Obi,Ada;TEL:+447700900101;EMAIL:ada@example.org;;',
    `${ada} ada@example.org "Ada Obi"`,
  ],
  ['MECARD:N:Ada;TEL:+447700900101;TEL:+447700900102;;', `${ada} "Ada" or ${jun}`],
  ['MATMSG:TO:ada@example.org;SUB:Hello;BODY:Hi Ada;;', 'ada@example.org saying Hi Ada'],
  ['matrix:u/ada:example.org', 'id:@ada:example.org on matrix'],
  ['xmpp:ada@example.org', '! no-person'],
  ['sip:ada@example.org', '! no-person'],
  ['skype:ada?chat', '! no-person'],
  // IDs
  ['447700900101@s.whatsapp.net', `${ada} on whatsapp`],
  ['447700900101:12@s.whatsapp.net', `${ada} on whatsapp`],
  ['447700900101@c.us', `${ada} on whatsapp`],
  ['150000000000142@lid', 'id:lid-150000000000142 on whatsapp'],
  ['120363000000000000@g.us', '! group'],
  ['447700900101-1600000000@g.us', '! group'],
  ['status@broadcast', '! group'],
  ['!room:example.org', '! group'],
  ['100012345678901', 'id:100012345678901 on facebookgo'],
  ['61551234567890', 'id:61551234567890 on facebookgo'],
  ['175928847299117063', 'id:175928847299117063'],
  ['<@175928847299117063>', 'id:175928847299117063 on discordgo'],
  ['<@!175928847299117063>', 'id:175928847299117063 on discordgo'],
  ['<@U012AB3CD>', '! no-person'],
  ['<!here>', '! no-person'],
  // links
  ['https://wa.me/447700900101', `${ada} on whatsapp`],
  ['https://wa.me/447700900101?text=Hello%20you', `${ada} on whatsapp saying Hello you`],
  ['wa.me/07700900101', '07700900101 on whatsapp'],
  ['https://wa.me/c/447700900101', '! no-person'],
  ['https://wa.me/qr/ABCDEF', '! encrypted'],
  ['https://wa.me/message/ABCDEF', '! encrypted'],
  ['https://whatsapp.com/channel/0029Va', '! no-person'],
  ['https://chat.whatsapp.com/AbCdEf', '! group-invite'],
  ['whatsapp://send?phone=447700900101&text=Hi', `${ada} on whatsapp saying Hi`],
  ['whatsapp://send?text=Hi', '! no-person'],
  ['https://t.me/ada_obi?text=Hello', '@ada_obi on telegram saying Hello'],
  ['ada_obi.t.me/', '@ada_obi on telegram'],
  ['https://t.me/ada_channel/42', '! no-person'],
  ['https://t.me/s/ada_channel', '! no-person'],
  ['https://t.me/boost', '! no-person'],
  ['https://t.me/boost/ada_channel', '! no-person'],
  ['https://t.me/contact/1700000000:AbC', '! no-person'],
  ['https://t.me/login/12345', '! no-person'],
  ['https://t.me/addlist/AbCdEf', '! no-person'],
  ['https://t.me/addemoji/Cats', '! no-person'],
  ['https://t.me/addtheme/night', '! no-person'],
  ['https://t.me/setlanguage/de', '! no-person'],
  ['https://t.me/confirmphone?phone=447700900101&hash=1', '! no-person'],
  ['https://t.me/socks?server=1.2.3.4', '! no-person'],
  ['https://t.me/call/AbC', '! no-person'],
  ['https://t.me/c/1234567/8', '! no-person'],
  ['tg://resolve?domain=ada_obi', '@ada_obi on telegram'],
  ['tg://resolve?domain=ada_channel&post=42', '! no-person'],
  ['tg://user?id=123456789', 'id:123456789 on telegram'],
  ['https://instagram.com/ada.obi', '@ada.obi on instagramgo'],
  ['https://www.instagram.com/ada.obi/reels/', '@ada.obi on instagramgo'],
  ['https://www.instagram.com/_u/ada.obi', '@ada.obi on instagramgo'],
  ['https://www.instagram.com/share/AbCdEf', '! no-person'],
  ['https://www.instagram.com/share/reel/AbCdEf', '! no-person'],
  ['https://www.instagram.com/s/aGlnaGxpZ2h0', '! no-person'],
  ['https://www.instagram.com/invites/contact/?i=1', '! no-person'],
  ['https://www.instagram.com/channel/AbC/', '! no-person'],
  ['https://www.instagram.com/legal/terms', '! no-person'],
  ['https://www.instagram.com/popular/cats', '! no-person'],
  ['https://ig.me/m/ada.obi?text=Hi', '@ada.obi on instagramgo saying Hi'],
  ['https://x.com/ada_obi/status/1234567890?s=20', '@ada_obi on twitter'],
  ['https://x.com/ada_obi/with_replies', '@ada_obi on twitter'],
  ['https://x.com/login', '! no-person'],
  ['https://x.com/compose/post', '! no-person'],
  ['https://x.com/jobs', '! no-person'],
  ['https://x.com/tos', '! no-person'],
  ['https://x.com/i/spaces/1AbC', '! no-person'],
  ['https://x.com/i/user/1234567890', 'id:1234567890 on twitter'],
  ['https://www.facebook.com/ada.obi', '@ada.obi on facebookgo'],
  ['https://www.facebook.com/ada.obi/photos', '@ada.obi on facebookgo'],
  ['https://www.facebook.com/people/Ada-Obi/100012345678901/', 'id:100012345678901 on facebookgo'],
  ['https://www.facebook.com/profile.php?id=100012345678901', 'id:100012345678901 on facebookgo'],
  ['https://www.facebook.com/profile.php', '! no-person'],
  ['https://www.facebook.com/groups/12345', '! no-person'],
  ['https://www.facebook.com/events/12345', '! no-person'],
  ['https://www.facebook.com/watch', '! no-person'],
  ['https://www.facebook.com/share/p/AbC/', '! no-person'],
  ['https://www.facebook.com/photo.php?fbid=1', '! no-person'],
  ['https://www.facebook.com/marketplace/item/1', '! no-person'],
  ['https://www.facebook.com/story.php?story_fbid=1&id=2', '! no-person'],
  ['https://www.facebook.com/hashtag/cats', '! no-person'],
  ['https://www.facebook.com/messages/t/100012345678901', 'id:100012345678901 on facebookgo'],
  ['https://www.facebook.com/messages/t/7012345678901234', '! no-person'],
  ['https://m.me/ada.obi?text=Hi', '@ada.obi on facebookgo saying Hi'],
  ['https://www.messenger.com/t/ada.obi', '@ada.obi on facebookgo'],
  ['https://de.linkedin.com/in/ada-obi-1a2b3c?trk=x', '@ada-obi-1a2b3c on linkedin'],
  [
    'https://www.linkedin.com/in/ACoAAB1234567890123456789012345678901_x',
    'id:ACoAAB1234567890123456789012345678901_x on linkedin',
  ],
  ['https://www.linkedin.com/company/acme', '! no-person'],
  ['https://www.linkedin.com/pub/dir/Ada/Obi', '! no-person'],
  ['https://discord.gg/AbCdEf', '! group-invite'],
  ['https://discord.com/channels/1/2', '! no-person'],
  ['https://bsky.app/profile/ada.bsky.social', '@ada.bsky.social on bluesky'],
  [
    'https://bsky.app/profile/did:plc:abcdefghijklmnopqrstuvwx',
    'id:did:plc:abcdefghijklmnopqrstuvwx on bluesky',
  ],
  ['https://signal.me/#p/+447700900101', `${ada} on signal`],
  ['https://signal.group/#CjQK', '! group-invite'],
  ['https://example.org/ada', '! no-person'],
  // what has digits and is no phone number
  ['2024-11-21', '! other-number'],
  ['21.11.2024', '! other-number'],
  ['21/11/2024', '! other-number'],
  ['11/21/24', '! other-number'],
  ['12.03.24, 10:15', '! other-number'],
  ['2024-11-21T10:15:00Z', '! other-number'],
  ['192.168.178.20', '! other-number'],
  ['10.0.0.1:8080', '! other-number'],
  ['978-3-16-148410-0', '! other-number'],
  ['9783161484100', '! other-number'],
  ['3-16-148410-X', '! other-number'],
  ['1.234.567', '! other-number'],
  ['1,234,567.00', '! other-number'],
  ['€ 1.234.567', '! other-number'],
  ['10115', '! other-number'],
  ['90210-1234', '! other-number'],
  ['4111 1111 1111 1111', '! other-number'],
  ['10115 BERLIN', '"10115 BERLIN"'],
  ['75001 PARIS', '"75001 PARIS"'],
  ['114 55 STOCKHOLM', '"114 55 STOCKHOLM"'],
  ['123 Main Street', '"123 Main Street"'],
  ['DE89 3704 0044 0532 0130 00', '"DE89 3704 0044 0532 0130 00"'],
  ['Order 12345678', '"Order 12345678"'],
  ['Invoice no. 2024123456', '"Invoice no. 2024123456"'],
  ['ISBN 978-3-16-148410-0', '"ISBN 978-3-16-148410-0"'],
  ['+49 30 901820-10/-11', '! two-numbers'],
  ['+49 30 901820 10-19', '! two-numbers'],
  ['030 901820-10/11', '! two-numbers'],
  ['2345678 / 2345679', '! two-numbers'],
  ['+47 406 12 345/46', '! two-numbers'],
  ['611 2345 / 611 2346', '! two-numbers'],
  ['3.14159265', '! other-number'],
  ['52.520008', '! other-number'],
  ['+44 7700 9OO1O1', '"+44 7700 9OO1O1"'],
  ['+447700900101+447700900102', `${ada} or ${jun}`],
  ['Smith, John +44 7700 900101', `${ada} "John Smith"`],
  ['From: Ada Obi <ada@example.org>', 'ada@example.org "Ada Obi"'],
  ['请打+44 7700 900101谢谢', ada],
  [
    'Name: Ada Obi\nPhone: +44 7700 900101\nEmail: ada@example.org',
    `${ada} ada@example.org "Ada Obi"`,
  ],
  // names
  ['Ada', '"Ada"'],
  ['Ada Obi', '"Ada Obi"'],
  ['Obi, Ada', '"Obi, Ada"'],
  ['佐藤 遥', '"佐藤 遥"'],
  ['ada_obi', '"ada_obi"'],
  ['Ada 2', '"Ada 2"'],
  ['Agent 007', '"Agent 007"'],
  ['ada@', '"ada@"'],
]

test.each(texts)('%s', (text, expected) => {
  expect(spelled(recognize(text))).toBe(expected)
})

const lists: readonly [string, string[]][] = [
  ['Ada\nJun\nSol', ['"Ada"', '"Jun"', '"Sol"']],
  ['Ada, Jun, Sol', ['"Ada"', '"Jun"', '"Sol"']],
  ['Ada; Jun; Sol', ['"Ada"', '"Jun"', '"Sol"']],
  ['Ada، Jun؛ Sol', ['"Ada"', '"Jun"', '"Sol"']],
  ['Ada，Jun、Sol；Tess', ['"Ada"', '"Jun"', '"Sol"', '"Tess"']],
  ['Lee, Ann; Vega, Sol', ['"Lee, Ann"', '"Vega, Sol"']],
  ['1. Ada\n2. Jun\n3) Sol', ['"Ada"', '"Jun"', '"Sol"']],
  ['- Ada\n* Jun\n• Sol\n– Tess', ['"Ada"', '"Jun"', '"Sol"', '"Tess"']],
  ['[ ] Ada\n[x] Jun', ['"Ada"', '"Jun"']],
  ['+44 7700 900101\n+44 7700 900102', [ada, jun]],
  ['+44 7700 900101, +44 7700 900102', [ada, jun]],
  ['+44 7700 900101 and +44 7700 900102', [ada, jun]],
  ['ada@example.org jun@example.org', ['ada@example.org', 'jun@example.org']],
  ['ada@example.org; jun@example.org;', ['ada@example.org', 'jun@example.org']],
  ['ada@example.org, +44 7700 900102', ['ada@example.org', jun]],
  ['@ada_obi @jun_lee', ['@ada_obi', '@jun_lee']],
  [
    'Lee, Ann <ann.lee@example.org>; Vega, Sol <sol@example.org>',
    ['ann.lee@example.org "Lee, Ann"', 'sol@example.org "Vega, Sol"'],
  ],
  [
    'Lee, Ann <ann.lee@example.org>, Vega, Sol <sol@example.org>',
    ['ann.lee@example.org "Ann Lee"', 'sol@example.org "Sol Vega"'],
  ],
  [
    '"Lee, Ann" <ann.lee@example.org>, Sol Vega <sol@example.org>',
    ['ann.lee@example.org "Lee, Ann"', 'sol@example.org "Sol Vega"'],
  ],
  [
    'Ada Obi <ada@example.org>, Jun <jun@example.org>',
    ['ada@example.org "Ada Obi"', 'jun@example.org "Jun"'],
  ],
  ['Lee\t+44 7700 900101\nAda Obi\t+44 7700 900102', [`${ada} "Lee"`, `${jun} "Ada Obi"`]],
  ['+44 7700 900101\tAda Obi\n+44 7700 900102\tJun', [`${ada} "Ada Obi"`, `${jun} "Jun"`]],
  [
    'Ada Obi\tAcme\tada@example.org\t+44 7700 900101\nJun\tAcme\tjun@example.org\t+44 7700 900102',
    [`${ada} ada@example.org "Ada Obi"`, `${jun} jun@example.org "Jun"`],
  ],
  ['Ada: +44 7700 900101\nJun: +44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['Ada – +44 7700 900101\nJun – +44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['1) Ada: +44 7700 900101\n2) Jun: +44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['1) +44 7700 900101\n2) +44 7700 900102', [ada, jun]],
  ['Ada +44 7700 900101 and Jun +44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['Ada, +44 7700 900101, Jun, +44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['Ada Obi; +44 7700 900101; ada@example.org', [`${ada} ada@example.org "Ada Obi"`]],
  ['Ada, Jun, +44 7700 900101, You', ['"Ada"', '"Jun"', ada]],
  ['Name,Phone\nAda,+447700900101\nJun,+447700900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  [
    'First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nAda,,Obi,* myContacts,* ,ada@example.org,Mobile,+44 7700 900101\nJun,,,,,,Mobile,+44 7700 900102 ::: +44 7700 900103',
    [`${ada} ada@example.org "Ada Obi"`, `${jun} "Jun" or +447700900103`],
  ],
  [
    'Title;First Name;Last Name;Company;Business Fax;Business Phone;Mobile Phone;E-mail Address\nMs;Ada;Obi;Acme;+44 20 7946 0959;+44 20 7946 0958;+44 7700 900101;ada@example.org',
    [`${ada} ada@example.org "Ada Obi" or +442079460958 (work), +442079460959 (fax)`],
  ],
  ['Vorname;Nachname;Telefon;E-Mail\nAda;Obi;;ada@example.org', ['ada@example.org "Ada Obi"']],
  ['Name\tE-mail\nLee, Ann\tann@example.org', ['ann@example.org "Lee, Ann"']],
  ['"Name","Phone"\r\n"Obi, ""Ada""","+447700900101"\r\n', [`${ada} "Obi, "Ada""`]],
  [
    '| Name | Phone |\n|---|---|\n| Ada | +44 7700 900101 |\n| Jun | +44 7700 900102 |',
    [`${ada} "Ada"`, `${jun} "Jun"`],
  ],
  ['["ada@example.org", "+447700900101"]', ['ada@example.org', ada]],
  ['[{"name":"Ada","phone":"+447700900101"}]', [`${ada} "Ada"`]],
  [
    '12.03.24, 10:15 - Ada Obi: hello\n12.03.24, 10:16 - +44 7700 900102: no, call 07700 900999\n12.03.24, 10:17 - Ada added Sol',
    ['"Ada Obi"', jun],
  ],
  [
    '[12/03/2024, 10:15:32] Ada Obi: hello\n[12/03/2024, 10:16:01] You: hi\n[12/03/2024, 10:17:00] Ada Obi: +44 7700 900999',
    ['"Ada Obi"'],
  ],
  [
    'Ada Obi\nCEO, Acme Ltd\nMobile: +44 7700 900101\nFax: +44 20 7946 0958\nada@example.org\nwww.example.org',
    [`${ada} ada@example.org "Ada Obi" or +442079460958 (fax)`],
  ],
  [
    'Ada Obi\n+44 7700 900101\n\nJun Lee\n+44 7700 900102',
    [`${ada} "Ada Obi"`, `${jun} "Jun Lee"`],
  ],
  ['Ada\n+44 7700 900101\nJun\n+44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['Ada\n+44 7700 900101\nSol', ['"Ada"', ada, '"Sol"']],
  [
    'Team list:\n• Ada Obi +44 7700 900101\n• jun@example.org (Jun)\nbring cake\n--\nTess\nACME',
    [`${ada} "Ada Obi"`, 'jun@example.org "Jun"'],
  ],
  [
    'Hi all,\n\nplease add these people:\nAda Obi 07700 900101\nJun 07700 900102\n\nThanks\nTess',
    ['07700900101 "Ada Obi"', '07700900102 "Jun"'],
  ],
  ['~ Ada\n+44 7700 900101\n~ Jun\n+44 7700 900102', [`${ada} "Ada"`, `${jun} "Jun"`]],
  ['Participants (3):\nAda\nJun\nYou', ['"Ada"', '"Jun"']],
  ['Name\nAda\nJun', ['"Ada"', '"Jun"']],
  ['Mobile: +44 7700 900101\nWork: +44 20 7946 0958', [`${ada} or +442079460958 (work)`]],
  ['Ada: 120363000000000000@g.us\nJun: +44 7700 900102', ['! group', `${jun} "Jun"`]],
]

test.each(lists)('the list %j', (text, expected) => {
  expect(readList(text).map(({ reading }) => spelled(reading))).toEqual(expected)
})

const card = (...lines: string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ada', ...lines, 'END:VCARD', ''].join('\r\n')
const home = '+442079460958'

const cards: readonly [string, string, string][] = [
  [
    'fax first',
    card('TEL;TYPE=WORK,FAX:+442079460959', 'TEL;TYPE=CELL,PREF:+447700900101'),
    `${ada} "Ada" or +442079460959 (fax)`,
  ],
  [
    'office first',
    card('TEL;TYPE=WORK:+442079460958', 'TEL;TYPE=CELL:+447700900101'),
    `${ada} "Ada" or ${home} (work)`,
  ],
  [
    'preferred',
    card('TEL;TYPE=HOME:+442079460958', 'TEL;TYPE=PREF:+447700900101'),
    `${ada} "Ada" or ${home} (home)`,
  ],
  [
    'preferred of 4.0',
    card('TEL;PREF=2;TYPE=home:+442079460958', 'TEL;PREF=1:+447700900101').replace('3.0', '4.0'),
    `${ada} "Ada" or ${home} (home)`,
  ],
  ['fax only', card('TEL;TYPE=FAX:+442079460959'), '"Ada" or +442079460959 (fax)'],
  [
    'iOS label',
    card(
      'item1.TEL:+442079460958',
      'item1.X-ABLabel:Boat',
      'item2.TEL:+447700900101',
      'item2.X-ABLabel:_$!<Mobile>!$_',
    ),
    `${ada} "Ada" or ${home} (Boat)`,
  ],
  ['remark', card('TEL:+44 7700 900101 (private)'), `${ada} "Ada"`],
  ['pause', card('TEL:+447700900101,,123#'), `${ada} "Ada"`],
  ['XMPP and SIP', card('IMPP:xmpp:ada@example.org', 'IMPP:sip:ada@example.org'), '"Ada"'],
  [
    'profile of iOS',
    card('X-SOCIALPROFILE;type=instagram:x-apple:ada.obi'),
    '@ada.obi "Ada" on instagramgo',
  ],
  [
    'profile with a user',
    card('X-SOCIALPROFILE;type=twitter;x-user=ada_obi:http://twitter.com/ada_obi'),
    '@ada_obi "Ada" on twitter',
  ],
  [
    'RFC 9554',
    card('SOCIALPROFILE;SERVICE-TYPE=Telegram;USERNAME=ada_obi:https://example.org').replace(
      '3.0',
      '4.0',
    ),
    '@ada_obi "Ada" on telegram',
  ],
  [
    'service of IMPP',
    card('IMPP;X-SERVICE-TYPE=Telegram:x-apple:ada_obi', 'TEL:+447700900101'),
    `${ada} "Ada" or @ada_obi on telegram`,
  ],
  ['Matrix', card('IMPP:matrix:u/ada:example.org'), 'id:@ada:example.org "Ada" on matrix'],
  [
    'agent',
    card('AGENT:', 'BEGIN:VCARD', 'FN:Jun', 'TEL:+447700900102', 'END:VCARD', 'TEL:+447700900101'),
    `${ada} "Ada"`,
  ],
  ['lines behind', `${card('TEL:+447700900101')}TEL;PREF=1:+447700900102`, `${ada} "Ada"`],
  ['CR only', card('TEL:+447700900101').replaceAll('\r\n', '\r'), `${ada} "Ada"`],
  ['byte order mark', `\uFEFF${card('TEL:+447700900101')}`, `${ada} "Ada"`],
  ['blanks before', `\n  ${card('TEL:+447700900101')}`, `${ada} "Ada"`],
  ['quoted', card('TEL:+447700900101').replace(/^(?=.)/gm, '> '), `${ada} "Ada"`],
]

test.each(cards)('the card with %s', (_, text, expected) => {
  expect(readCards(text).map(({ people }) => spelled(people))).toEqual([expected])
})

test('the tables hold more than 700 inputs', () => {
  const { length } = [...abroad, ...atHome, ...texts, ...lists, ...cards]
  expect(length).toBeGreaterThan(700)
})

// one number, the countries it may be from, and every meaning that is sensible
const meanings: readonly [string, string[], string[]][] = [
  ['447700900101', ['DE'], ['+49447700900101', ada]],
  ['49 1525 5501234', ['DE'], ['+494915255501234', '+4915255501234']],
  ['0171 2345678', ['DE'], ['+491712345678']],
  ['322 000 0000', ['IT'], ['+393220000000']],
  ['020 7946 0958', ['GB', 'DE'], [home, '+492079460958']],
  ['646 555 0123', ['US'], ['+16465550123']],
  ['15551234567', ['US'], ['+15551234567']],
  ['447700900101', [], [ada]],
  ['001 65 8765 4321', [], ['+16587654321', '+6587654321']],
  ['001 65 8123 4568', ['ID'], ['+16581234568', '+6581234568']],
  ['001 212 555 0123', [], ['+12125550123']],
  ['00 1 646 555 0123', ['DE'], ['+16465550123']],
  ['0011 65 8123 4568', ['DE'], ['+6581234568']],
  ['00700 44 7700 900456', [], ['+447700900456']],
  ['8 10 49 30 901820', ['RU'], ['+4930901820']],
  ['+39 (0)347 123 4567', [], ['+393471234567']],
  ['+39 (0)312 345 6789', [], ['+3903123456789', '+393123456789']],
  ['+34 (0)612 34 56 78', [], ['+34612345678']],
  ['21.11.2024', ['DE'], []],
  ['192.168.178.20', ['DE'], []],
  ['978-3-16-148410-0', ['DE'], []],
  ['2345678 / 2345679', ['DE'], []],
  ['10115 BERLIN', ['DE'], []],
]

test.each(meanings)('%s, from %j, may be %j', (text, countries, expected) => {
  expect(phoneReadings(text, countries).map(({ e164 }) => e164)).toEqual(expected)
})

test('a number of two meanings is none until one is chosen', () => {
  expect(readPhone('001 65 8765 4321')).toBeUndefined()
  expect(readPhone('001 65 8765 4321', 'DE')?.e164).toBe('+16587654321')
})

test.each([
  ['+447700900101', true],
  ['+15550100123', true],
  ['+4915155501234', true],
  ['+700447700900456', false],
  ['+34112345678', false],
])('whether %s is valid: %s', (number, isValid) => {
  expect(readPhone(number)?.isValid).toBe(isValid)
})
