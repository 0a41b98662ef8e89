import type { ChatCapabilities } from '#contract/capabilities.ts'
import { type CapabilityLine, graded } from './capability-line.ts'
import { actionNames, requestNames, stateNames } from './names.ts'

/** What can be done with the people of a group. */
export const actionLines = ({ participantActions: can }: ChatCapabilities): CapabilityLine[] => [
  graded(actionNames.invite, can?.invite),
  graded(actionNames.revokeInvite, can?.revokeInvite),
  graded(actionNames.kick, can?.kick),
  graded(actionNames.ban, can?.ban),
  graded(actionNames.leave, can?.leave),
]

/** What can be changed about the chat itself. */
export const stateLines = ({ state: can }: ChatCapabilities): CapabilityLine[] => [
  graded(stateNames.title, can?.title?.level),
  graded(stateNames.description, can?.description?.level),
  graded(stateNames.avatar, can?.avatar?.level),
  graded(stateNames.disappearingTimer, can?.disappearingTimer?.level),
]

/** How a stranger's message request is accepted. */
export const requestLines = ({ messageRequest: can }: ChatCapabilities): CapabilityLine[] => [
  graded(requestNames.acceptWithButton, can?.acceptWithButton),
  graded(requestNames.acceptWithMessage, can?.acceptWithMessage),
]
