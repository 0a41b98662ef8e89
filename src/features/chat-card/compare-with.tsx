import { useMutation } from '@tanstack/react-query'
import { useBeeper } from '#beeper/beeper-context.ts'
import type { BeeperFailure } from '#beeper/failure.ts'
import { getChat } from '#contract/chat-endpoints.ts'
import { displayText } from '#ui/display-text.ts'
import { Select } from '#ui/select.tsx'
import type { Compared } from './compare.ts'
import { compareWords as say } from './compare-words.ts'
import { ComparedSheet } from './compared-sheet.tsx'
import { Said } from './said.tsx'
import { Section } from './section.tsx'
import { whyNot } from './server-words.ts'

/** Another chat that was opened, as it is listed. */
export interface Comparable {
  chatID: string
  title: string
  networkName: string
}

interface CompareWithProps {
  card: Compared & { title: string }
  others: readonly Comparable[]
}

/** Puts this chat beside another one that was opened. */
export function CompareWith({ card, others }: CompareWithProps) {
  const beeper = useBeeper()
  const asked = useMutation<Compared & Comparable, BeeperFailure, Comparable>({
    mutationFn: async (chosen) => {
      const params = { chatID: chosen.chatID }
      const { answer, raw } = await beeper.send(getChat, { params, query: {} })
      return { ...chosen, chat: answer, raw }
    },
  })
  const choose = (chatID: string) => {
    const chosen = others.find((other) => other.chatID === chatID)
    if (chosen) asked.mutate(chosen)
  }

  return (
    <Section heading={say.heading}>
      {() => (
        <>
          {others.length === 0 ? (
            <p className="text-ink-3 text-small">{say.none}</p>
          ) : (
            <Select
              label={say.choose}
              placeholder={say.placeholder}
              // chosen anew each time, so that the same one can be chosen twice
              value=""
              options={others.map(({ chatID, title, networkName }) => ({
                value: chatID,
                label: `${displayText(title, 100)} · ${displayText(networkName, 50)}`,
              }))}
              onChange={({ target }) => choose(target.value)}
            />
          )}
          <Said tone="bad">{asked.error && whyNot(asked.error, beeper)}</Said>
          {asked.data && (
            <ComparedSheet one={card} other={asked.data} onClose={() => asked.reset()} />
          )}
        </>
      )}
    </Section>
  )
}
