import { type NetworkFacts, networks } from '#contract/networks.ts'

/** The contract's row for a `bridge.type`; throws when there is none, which is a slip of ours. */
export function factsOf(type: string): NetworkFacts {
  const facts = networks[type]
  if (!facts) throw new Error(`The contract has no network called "${type}"`)
  return facts
}
