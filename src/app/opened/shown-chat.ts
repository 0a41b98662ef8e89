import type { Opened } from '#beeper/open-chat.ts'
import type { Opening } from '#features/compose/submit/submit-state.ts'

/** The chat in the side panel: one that was just opened, or one that was opened before. */
export type ShownChat =
  | ({ isShownAgain: false } & Opening)
  | {
      isShownAgain: true
      /** It was found among the chats that are there, and not opened from here. */
      isFound: boolean
      opened: Omit<Opened, 'exchange'>
      /** Names where the chat can't be read. */
      people: { id: string; name: string }[]
      /** When it was opened, in milliseconds since 1970. */
      at: number
      /** When it was put into the panel again; tells two times apart. */
      shownAt: number
    }

/** A chat, and whom the form meant when it came: it stays until another person is typed. */
export interface ShownFor {
  chat: ShownChat
  personKey: string
}
