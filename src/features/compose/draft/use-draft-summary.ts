import { kindOf } from './draft.ts'
import { useDraftValue } from './use-draft.tsx'

/** What of the draft is shown beside the form, apart from whom it means. */
export const useDraftSummary = () =>
  useDraftValue(({ mode, messageText, allowInvite, title, type, participants }) => ({
    ...{ mode, allowInvite, title, participants },
    kind: kindOf({ type, participants }),
    hasMessage: messageText.trim() !== '',
  }))
