import fc from 'fast-check'

// the halves of surrogate pairs are none of their own
const firstHalf = 0xd800
const halves = 0x800

/**
 * Any code point of Unicode, to make strings of. fast-check's own unit `binary` is the same, but
 * takes more than a second of each process to list them all.
 */
export const codePoint = fc.nat(0x10_ffff - halves).map(
  (place) => String.fromCodePoint(place < firstHalf ? place : place + halves),
  (text) => {
    if (typeof text !== 'string' || !/^[^\p{Surrogate}]$/u.test(text)) throw new Error('none')
    const [point = 0] = [...text].map((sign) => sign.codePointAt(0) ?? 0)
    return point < firstHalf ? point : point - halves
  },
)
