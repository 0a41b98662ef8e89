/** What was said, and whether by the owner of the account. */
export interface Line {
  text: string
  mine: boolean
}

const exchanges: readonly (readonly [string, string])[] = [
  ['Morning! Did you sleep at all?', 'Like a stone. You?'],
  ['Have you seen the new place by the station?', 'Not yet. Lunch there on Thursday?'],
  ['I found your umbrella.', 'So that is where it was! Thank you.'],
  ['Could you send me the address again?', 'Sure: 12 Harbour Row, second bell.'],
  ['We are running ten minutes late.', 'No hurry, I have a book.'],
  ['How was the concert?', 'Loud. Wonderful. Mostly loud.'],
  ['Do you still have the blue folder?', 'It is on the shelf behind you.'],
  ['Is eight too early for a call?', 'Eight is fine after coffee.'],
  ['The plumber came, all is dry again.', 'What a relief.'],
  ['Which of the two photos is better?', 'The second one, you laugh in it.'],
  ['I owe you for the tickets.', 'Pay me in cake.'],
  ['Are you coming by train?', 'Yes, the 17:40.'],
]

/** Four lines from before the last words: the same for the same chat, different from the next one. */
export const smallTalk = (chat: number): Line[] =>
  [0, 5].flatMap((step) => {
    const [theirs = '', mine = ''] = exchanges[(chat + step) % exchanges.length] ?? []
    return [
      { text: theirs, mine: false },
      { text: mine, mine: true },
    ]
  })
