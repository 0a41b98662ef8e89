/** How a network is hinted at: our own letters and colours, nobody's logo. */
export interface NetworkLook {
  letters: string
  colour: string
}

const looks: Readonly<Record<string, NetworkLook>> = {
  matrix: { letters: 'M', colour: '#5a5ad8' },
  hungryserv: { letters: 'M', colour: '#5a5ad8' },
  whatsapp: { letters: 'W', colour: '#12803c' },
  signal: { letters: 'S', colour: '#2a67d6' },
  telegram: { letters: 'T', colour: '#0f77ad' },
  discord: { letters: 'D', colour: '#5257d9' },
  slack: { letters: 'Sl', colour: '#7a3b7c' },
  gmessages: { letters: 'GM', colour: '#1967d2' },
  imessage: { letters: 'iM', colour: '#1e7b34' },
  instagram: { letters: 'Ig', colour: '#b52f76' },
  facebook: { letters: 'Ms', colour: '#7a3ff2' },
  twitter: { letters: 'X', colour: '#2b2b30' },
  linkedin: { letters: 'Li', colour: '#0a66c2' },
  gvoice: { letters: 'GV', colour: '#00796b' },
  bluesky: { letters: 'Bs', colour: '#0b6bcb' },
}

/** The networks that have a colour of their own, by bridge type. */
export const networksWithLook = Object.keys(looks)

/** Any bridge type has a look; "discord" and "discordgo" share one. */
export function networkLook(type: string): NetworkLook {
  const known = Object.entries(looks).find(([name]) => name === type.replace(/go$/, ''))?.[1]
  const [letter = '?'] = type.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return known ?? { letters: letter, colour: '#5b5f73' }
}
