import { useId, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { copyText, notCopiedText } from '#ui/copy-button.tsx'
import { Checkbox } from '#ui/form/checkbox.tsx'
import { ActionStatus } from '../action-status.tsx'
import { Disclosure } from '../section.tsx'
import { markdownOf } from './markdown.ts'
import { drawReport, type PictureTheme } from './picture.ts'
import { type Reported, reportOf } from './report.ts'
import { shareText } from './text.ts'

/** Shares the card: as a picture, or as Markdown. */
export function ShareCard({ card }: { card: Reported }) {
  const [withIdentifiers, setWithIdentifiers] = useState(false)
  const [theme, setTheme] = useState<PictureTheme>(themeOfPage)
  const [result, setResult] = useState('')
  const radios = useId()
  const report = () => reportOf(card, withIdentifiers)

  const copy = async () => {
    setResult('')
    setResult((await copyText(markdownOf(report()))) ? shareText.copied : notCopiedText)
  }
  const save = async () => {
    setResult('')
    const current = report()
    const picture = await drawReport(current, theme)
    const name = fileName(current.title)
    if (picture) download(picture, name)
    setResult(picture ? shareText.saved(name) : shareText.notDrawn)
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
            <ActionStatus>{result}</ActionStatus>
          </div>
        </>
      )}
    </Disclosure>
  )
}

/** The current theme of the page. */
function themeOfPage(): PictureTheme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'dark' || chosen === 'light') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

const maxFileName = 60

/** A title as a file name: "Ada Obi" is "ada-obi.png". */
export function fileName(title: string): string {
  const name = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  const short = [...name]
    .slice(0, maxFileName)
    .join('')
    .replace(/^-+|-+$/g, '')
  return `${short || 'chat'}.png`
}

/** Lets the browser save a file. */
function download(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // by then the download has begun
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
