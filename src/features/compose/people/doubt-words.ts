import type { Picked } from '../draft.ts'

/** Why somebody among the people cannot be sent as they stand, and what to do. */
export function doubtWords({ name, doubt }: Picked, network: string): string {
  if (doubt === 'asking') return `“${name}” is still being looked up.`
  if (doubt === 'several') return `“${name}” fits several people. Pick one of them from the list.`
  return name.startsWith('@')
    ? `“${name}” is not a user ID on this network. Remove it, or pick the person from the list.`
    : `Nobody on ${network || 'this network'} is found by “${name}”. Remove it, or pick the person from the list.`
}
