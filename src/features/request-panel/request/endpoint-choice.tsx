import { type Pin, pinEndpoint, pins, usePinnedEndpoint } from '#beeper/server-version.ts'
import { Choice } from '#ui/form/choice.tsx'

const pinTexts: Record<Pin, { label: string; meaning: string }> = {
  automatic: {
    label: 'Automatic',
    meaning: 'Overture takes the call that suits the version of Beeper.',
  },
  start: {
    label: '/v1/chats/start',
    meaning:
      'Pinned in this browser. People are looked up by /v1/chats/start, which Beeper has since 4.2.808; chats are still created by /v1/chats.',
  },
  union: {
    label: '/v1/chats',
    meaning:
      'Pinned in this browser. Everything goes to /v1/chats, with a mode in the body. Beeper 4.2.557 to 4.2.807 takes it so; newer ones may refuse to look people up there.',
  },
}

const options = pins.map((value) => ({ value, label: pinTexts[value].label }))

/** Pins the endpoint that opens chats, and explains the choice. */
export function EndpointChoice() {
  const pin = usePinnedEndpoint()
  return (
    <details className="border-line border-t text-small">
      <summary className="px-4 py-2.5 font-label text-ink-2">
        Endpoint · {pinTexts[pin].label}
      </summary>
      <div className="grid gap-2 px-4 pb-3.5">
        <Choice
          legend="Endpoint"
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
          {pinTexts[pin].meaning}
        </p>
      </div>
    </details>
  )
}
