import { isLocalNumber } from '#recognize/recognize.ts'
import type { Picked } from '../draft.ts'

/** Why somebody among the people cannot be sent as they stand, and what to do. */
export function doubtWords({ name, doubt, known }: Picked, network: string): string {
  const here = network || 'this network'
  switch (doubt) {
    case 'several':
      return `“${name}” fits several people. Choose whom you mean.`
    case 'unsure':
      return `“${name}” may be somebody else on ${here}. Choose whom you mean.`
    case 'self':
      return `“${name}” is you on ${here}, and you are in every group you make. Remove them.`
    case 'failed':
      return `“${name}” could not be looked up. Try again, or remove them.`
    case 'unknown':
      return unknownWords(name, known?.phoneNumber ?? known?.email, here)
    default:
      return network
        ? `“${name}” is still being looked up.`
        : `“${name}” is looked up as soon as an account is chosen.`
  }
}

function unknownWords(name: string, address: string | undefined, here: string): string {
  if (name.startsWith('@')) {
    return `“${name}” is not a user ID on ${here}. Change it, or pick the person from the list.`
  }
  if (isLocalNumber(name)) {
    return `Nobody on ${here} is found by “${name}”. Say which country it is from, or change it.`
  }
  const by = address && address !== name ? ` or ${address}` : ''
  return `Nobody on ${here} is found by “${name}”${by}. Change it, or pick the person from the list.`
}
