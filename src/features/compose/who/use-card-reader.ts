import { useQueryClient } from '@tanstack/react-query'
import { splitCards } from '#recognize/card-lines.ts'
import type { Card } from '#recognize/vcard.ts'
import { inTurns } from '../in-turns.ts'
import { cardLibraryQuery } from './card-library-query.ts'

/** More than an address book prints. */
const mostCards = 1000

interface Reading {
  cards: Card[]
  /** How many more there are, which were left out. */
  rest: number
}

/** Reads the contact cards in a text, a few at a time so that the page stays alive. */
export function useCardReader(): (text: string) => Promise<Reading> {
  const queryClient = useQueryClient()
  return async (text) => {
    const { readCard } = await queryClient.ensureQueryData(cardLibraryQuery)
    const cards: Card[] = []
    const parts = splitCards(text)
    for await (const part of inTurns(parts.slice(0, mostCards))) {
      const card = readCard(part)
      if (card) cards.push(card)
    }
    return { cards, rest: Math.max(0, parts.length - mostCards) }
  }
}
