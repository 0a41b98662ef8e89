import { networkByType } from '../networks/networks.ts'
import { dotted, mxid, phoneDigits } from '../seed/identifiers.ts'
import { type Scenario, scenarioPeople } from '../seed/scenarios.ts'

/** The user ID of somebody who stands for a scenario. */
export const idOf = (scenario: Scenario, type: 'whatsapp' | 'matrix' = 'whatsapp') => {
  const who = scenarioPeople[scenario]
  return networkByType(type).userID(type === 'whatsapp' ? phoneDigits(who) : mxid(dotted(who)))
}
