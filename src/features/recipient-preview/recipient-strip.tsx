import type { Recipient } from '#beeper/recipient/recipient.ts'
import { briefText, previewText } from './preview-text.ts'

interface RecipientStripProps {
  recipient: Recipient
  hasMessage: boolean
  allowInvite: boolean
  refusal?: string | undefined
  spell(identifier: string): string
}

/**
 * Who will be reached, in one line above the button: on phones the preview stands below the whole
 * form. Not read out by itself, because the preview is.
 */
export function RecipientStrip({ recipient, ...wanted }: RecipientStripProps) {
  const brief = briefText(previewText(recipient, wanted), recipient)
  if (brief === '') return null
  return (
    <p title={brief} className="mb-2 truncate text-ink-2 text-small min-[720px]:hidden">
      <bdi>{brief}</bdi>
    </p>
  )
}
