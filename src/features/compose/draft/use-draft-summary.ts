import { useWatch } from 'react-hook-form'
import { kindOf, type WholeDraft } from './draft.ts'

/** What of the draft is shown beside the form, apart from whom it means. */
export const useDraftSummary = () =>
  useWatch({
    compute: ({ mode, messageText, allowInvite, title, type, participants }: WholeDraft) => ({
      ...{ mode, allowInvite, title, participants },
      kind: kindOf({ type, participants }),
      hasMessage: messageText.trim() !== '',
    }),
  })
