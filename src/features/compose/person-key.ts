import type { WholeDraft } from './draft/draft.ts'
import { useDraftValue } from './draft/use-draft.tsx'

/** Tells one person, or group of people, in the form from any other. */
export const personKey = ({ mode, who, user, participants }: WholeDraft) =>
  JSON.stringify([mode, who, user, mode === 'create' && participants.map(({ key }) => key)])

/** The same for the form as it stands. */
export const usePersonKey = (): string => useDraftValue(personKey)
