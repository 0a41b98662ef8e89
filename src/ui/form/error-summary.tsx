import { type MouseEvent, type ReactNode, useId } from 'react'

const takeFocus = (summary: HTMLElement | null) => summary?.focus()

// by focus instead of a fragment, because fragments are links that fill the form
function focusField(event: MouseEvent, fieldID: string) {
  event.preventDefault()
  document.getElementById(fieldID)?.focus()
}

interface ErrorSummaryProps {
  title: string
  problems: readonly { fieldID?: string | undefined; message: string }[]
  children?: ReactNode
}

/**
 * A list of problems with links to their fields. Takes the focus when it mounts; a new `key`
 * remounts it.
 */
export function ErrorSummary({ title, problems, children }: ErrorSummaryProps) {
  const titleID = useId()
  return (
    <div
      ref={takeFocus}
      role="alert"
      aria-labelledby={titleID}
      tabIndex={-1}
      className="rounded-button border-[1.5px] border-bad bg-bad-soft px-4 py-3 text-[0.875rem]"
    >
      <h2 id={titleID} className="font-strong text-bad">
        {title}
      </h2>
      <ul>
        {problems.map(({ fieldID, message }) => (
          <li key={`${fieldID} ${message}`}>
            {fieldID ? (
              <a
                href={`#${fieldID}`}
                onClick={(event) => focusField(event, fieldID)}
                className="inline-block py-0.5 text-bad underline underline-offset-2"
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
