// joiners belong to letters and faces that are seen; a line break is the JSON's own
const unseen = /(?![\n\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/gu

/** JSON, two spaces deep. Whatever cannot be seen, or turns the text around, stands as an escape. */
export const readableJSON = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(unseen, (character) =>
    character.split('').map(escaped).join(''),
  )

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
