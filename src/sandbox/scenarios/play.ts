import { type Scenario, scenarioByNetworkID } from '../seed/scenarios.ts'
import { flaky } from './flaky.ts'
import { missing, unsent } from './losing.ts'
import { oddAnswer, thinAnswer } from './odd-answers.ts'
import type { Change, Open, Plot, Scene, Told } from './plot.ts'
import { brokenBridge, conflict, internalError, nobody, rateLimited } from './refusing.ts'
import { slow, timeout } from './waiting.ts'

/** What each scenario does. An invite is no scenario of its own: the rules of opening ask for it. */
const plots: Readonly<Record<Scenario, Plot>> = {
  slow,
  timeout,
  rateLimited,
  brokenBridge,
  internalError,
  flaky,
  inviteOnly: (_, open) => open(),
  nobody,
  unsent,
  missing,
  conflict,
  oddAnswer,
  thinAnswer,
}

/** A scene before it is known who is in it. */
export type Setting = Omit<Scene, 'userID'>

/** Opens a chat with these people; those who stand for a scenario play it, the first named first. */
export function play(
  setting: Setting,
  userIDs: readonly string[],
  open: (change: Change) => Promise<Told>,
): Promise<Told> {
  const opening = userIDs.reduceRight<(change: Change) => Promise<Told>>((next, userID) => {
    const scenario = scenarioByNetworkID.get(setting.network.networkID(userID) ?? '')
    if (!scenario) return next
    return (change) => {
      const inner: Open = (more) => next({ ...change, ...more })
      return plots[scenario]({ ...setting, userID }, inner)
    }
  }, open)
  return opening({})
}
