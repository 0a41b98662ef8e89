import { pinEndpoint, pins, usePinnedEndpoint } from '#beeper/pinned-endpoint.ts'
import { Choice } from '#ui/form/choice.tsx'
import { pinWords, words } from './words.ts'

const options = pins.map((value) => ({ value, label: pinWords[value].label }))

/** Lets a developer say which call opens chats, and says what follows from it. */
export function EndpointChoice() {
  const pin = usePinnedEndpoint()
  return (
    <details className="border-line border-t text-small">
      <summary className="px-4 py-2.5 font-label text-ink-2">
        {words.endpoint} · {pinWords[pin].label}
      </summary>
      <div className="grid gap-2 px-4 pb-3.5">
        <Choice
          legend={words.endpoint}
          legendHidden
          size="small"
          name="endpoint"
          options={options}
          value={pin}
          onChange={({ target }) => {
            const chosen = pins.find((known) => known === target.value)
            if (chosen) pinEndpoint(chosen)
          }}
        />
        <p role="status" className="text-ink-2 text-note">
          {pinWords[pin].meaning}
        </p>
      </div>
    </details>
  )
}
