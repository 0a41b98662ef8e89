import { Button } from '#ui/button.tsx'
import { useCopy } from '#ui/copy-button.tsx'
import { CheckIcon, CopyIcon } from '#ui/icons.tsx'
import { Said } from '../said.tsx'

/** Puts the chat ID on the clipboard, and says whether that worked. */
export function CopyChatID({ chatID }: { chatID: string }) {
  const { copy, isCopied, hasFailed } = useCopy(chatID)
  return (
    <>
      <Button variant="outline" onClick={() => void copy()}>
        {isCopied ? <CheckIcon /> : <CopyIcon />}
        Copy chat ID
      </Button>
      <Said>
        {isCopied && 'Copied.'}
        {hasFailed &&
          'The browser did not allow copying. The chat ID is at the bottom of this card.'}
      </Said>
    </>
  )
}
