import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { copyText, notCopiedText } from '#ui/copy-button.tsx'
import { Checkbox } from '#ui/form/checkbox.tsx'
import { Said } from '../said.tsx'
import { Disclosure } from '../section.tsx'
import { markdownOf } from './markdown.ts'
import { drawReport, type PictureTheme } from './picture.ts'
import { type Reported, reportOf } from './report.ts'
import { shareText } from './text.ts'

/** The card for others: as a picture, or as Markdown for a report. */
export function ShareCard({ card }: { card: Reported }) {
  const [withIdentifiers, setWithIdentifiers] = useState(false)
  const [theme, setTheme] = useState<PictureTheme>(themeOfPage)
  const [said, setSaid] = useState('')
  const radios = useId()
  const report = () => reportOf(card, withIdentifiers)

  const copy = async () => {
    setSaid('')
    setSaid((await copyText(markdownOf(report()))) ? shareText.copied : notCopiedText)
  }
  const save = async () => {
    setSaid('')
    const drawn = report()
    const picture = await drawReport(drawn, theme)
    const name = fileName(drawn.title)
    if (picture) offer(picture, name)
    setSaid(picture ? shareText.saved(name) : shareText.notDrawn)
  }

  return (
    <Disclosure heading={shareText.heading} note={shareText.ways}>
      {() => (
        <>
          <Checkbox
            label={shareText.withIdentifiers}
            checked={withIdentifiers}
            onChange={setWithIdentifiers}
          />
          <fieldset className="flex flex-wrap gap-x-4 gap-y-1 text-small">
            <legend className="float-start me-4 text-ink-2">{shareText.colours}</legend>
            {(['light', 'dark'] as const).map((one) => (
              <label key={one} className="flex items-center gap-2">
                <input
                  type="radio"
                  name={radios}
                  checked={theme === one}
                  onChange={() => setTheme(one)}
                  className="size-4 accent-accent"
                />
                {shareText[one]}
              </label>
            ))}
          </fieldset>
          <div className="flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => void copy()}>
              {shareText.copyMarkdown}
            </Button>
            <Button variant="outline" onClick={() => void save()}>
              {shareText.savePicture}
            </Button>
            <Said>{said}</Said>
          </div>
        </>
      )}
    </Disclosure>
  )
}

/** The colours that the page has just now. */
function themeOfPage(): PictureTheme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'dark' || chosen === 'light') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

const longestFileName = 60

/** A title as the name of a file: "Ada Obi" is "ada-obi.png". */
export function fileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  const short = [...name]
    .slice(0, longestFileName)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `${short || 'chat'}.png`
}

/** Hands a file to the browser, which saves it. */
function offer(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
