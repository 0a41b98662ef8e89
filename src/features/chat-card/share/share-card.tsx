import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Said } from '../said.tsx'
import { Section } from '../section.tsx'
import { markdownOf } from './markdown.ts'
import { drawReport } from './picture.ts'
import { type Reported, reportOf } from './report.ts'
import { shareWords as say } from './text.ts'

/** The card for others: as a picture, or as Markdown for a report. */
export function ShareCard({ card }: { card: Reported }) {
  const [withIdentifiers, setWithIdentifiers] = useState(false)
  const [said, setSaid] = useState('')
  const report = () => reportOf(card, withIdentifiers)

  const copy = async () => {
    setSaid('')
    setSaid(await copied(markdownOf(report())))
  }
  const save = async () => {
    setSaid('')
    const picture = await drawReport(report())
    if (picture) offer(picture)
    setSaid(picture ? say.saved : say.notDrawn)
  }

  return (
    <Section heading={say.heading}>
      {() => (
        <>
          <label className="flex w-fit items-center gap-2 text-small">
            <input
              type="checkbox"
              checked={withIdentifiers}
              onChange={({ target }) => setWithIdentifiers(target.checked)}
              className="size-4 accent-accent"
            />
            {say.withIdentifiers}
          </label>
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => void copy()}>
              {say.copyMarkdown}
            </Button>
            <Button variant="outline" onClick={() => void save()}>
              {say.savePicture}
            </Button>
            <Said>{said}</Said>
          </div>
        </>
      )}
    </Section>
  )
}

async function copied(text: string) {
  try {
    await navigator.clipboard.writeText(text)
    return say.copied
  } catch {
    return say.notCopied
  }
}

/** Hands a file to the browser, which saves it. */
function offer(file: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = say.fileName
  link.click()
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
