import fc from 'fast-check'

// surrogates are not code points of their own
const firstSurrogate = 0xd800
const surrogates = 0x800

/**
 * Any Unicode code point, to build strings from. fast-check's own unit `binary` is the same, but
 * takes more than a second per process to enumerate them.
 */
export const codePoint = fc.nat(0x10_ffff - surrogates).map(
  (index) => String.fromCodePoint(index < firstSurrogate ? index : index + surrogates),
  (text) => {
    if (typeof text !== 'string' || !/^[^\p{Surrogate}]$/u.test(text)) throw new Error('none')
    const [point = 0] = [...text].map((char) => char.codePointAt(0) ?? 0)
    return point < firstSurrogate ? point : point - surrogates
  },
)
