import type { ChatCapabilities } from '#contract/capabilities.ts'
import { type CapabilityLine, graded, type Subject } from './capability-line.ts'
import { actionNames, requestNames, stateNames } from './names.ts'

const action = (key: keyof typeof actionNames): Subject => ({
  path: `participantActions.${key}`,
  label: actionNames[key],
})
const change = (key: keyof typeof stateNames): Subject => ({
  path: `state.${key}`,
  label: stateNames[key],
})
const request = (key: keyof typeof requestNames): Subject => ({
  path: `messageRequest.${key}`,
  label: requestNames[key],
})

/** What can be done with the people of a group. */
export const actionLines = ({ participantActions: can }: ChatCapabilities): CapabilityLine[] => [
  graded(action('invite'), can?.invite),
  graded(action('revokeInvite'), can?.revokeInvite),
  graded(action('kick'), can?.kick),
  graded(action('ban'), can?.ban),
  graded(action('leave'), can?.leave),
]

/** What can be changed about the chat itself. */
export const stateLines = ({ state: can }: ChatCapabilities): CapabilityLine[] => [
  graded(change('title'), can?.title?.level),
  graded(change('description'), can?.description?.level),
  graded(change('avatar'), can?.avatar?.level),
  graded(change('disappearingTimer'), can?.disappearingTimer?.level),
]

/** How a stranger's message request is accepted. */
export const requestLines = ({ messageRequest: can }: ChatCapabilities): CapabilityLine[] => [
  graded(request('acceptWithButton'), can?.acceptWithButton),
  graded(request('acceptWithMessage'), can?.acceptWithMessage),
]
