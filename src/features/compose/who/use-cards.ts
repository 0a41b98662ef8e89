import { decodeCards } from '#recognize/card-lines.ts'
import type { Identifier } from '../draft.ts'
import { largestFile } from './use-card-files.ts'
import { useCardReader } from './use-card-reader.ts'
import { whoWords } from './words.ts'

type CardUser = Partial<Record<Identifier, string>>

/** Takes contact cards for one person: the first that can be read, and says if there were more. */
export function useCards(
  onUser: (user: CardUser, saying: string) => void,
  onTrouble: (saying: string) => void,
) {
  const readCards = useCardReader()

  const take = async (text: Promise<string> | string) => {
    const { cards, rest } = await readCards(await text)
    const [first] = cards
    if (!first) return onTrouble(whoWords.cardBroken)
    const { user } = first.people
    const { fullName, phoneNumber, email } = user
    const name = fullName ?? phoneNumber ?? email ?? ''
    onUser(
      user,
      cards.length > 1 ? whoWords.severalCards(cards.length + rest) : whoWords.cardRead(name),
    )
  }
  const tell = () => onTrouble(whoWords.cardBroken)

  return {
    takeText: (text: string) => void take(text).catch(tell),
    takeFile(file: File) {
      if (file.size > largestFile) onTrouble(whoWords.cardTooLarge)
      else
        void take(file.arrayBuffer().then((bytes) => decodeCards(new Uint8Array(bytes)))).catch(
          tell,
        )
    },
  }
}
