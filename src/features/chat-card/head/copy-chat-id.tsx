import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { CheckIcon, CopyIcon } from '#ui/icons.tsx'
import { Said } from '../said.tsx'

const done = 'Copied.'

// a browser without a clipboard (a page that is not secure) fails like one that refuses
const copy = async (text: string) => {
  try {
    await navigator.clipboard.writeText(text)
    return done
  } catch {
    return 'The browser didn’t allow copying. The chat ID stands at the end of this card.'
  }
}

/** Puts the chat ID on the clipboard, and says whether that worked. */
export function CopyChatID({ chatID }: { chatID: string }) {
  const [said, setSaid] = useState('')

  const press = async () => {
    setSaid('')
    setSaid(await copy(chatID))
  }

  return (
    <>
      <Button variant="outline" onClick={() => void press()}>
        {said === done ? <CheckIcon /> : <CopyIcon />}
        Copy chat ID
      </Button>
      <Said>{said}</Said>
    </>
  )
}
