import type { Plot } from './plot.ts'

/** Answers nothing but the chat's ID and whether it is new, as Beeper 4.2.1004 was seen to do. */
export const thinAnswer: Plot = async (_, open) => {
  const { chatID, status } = await open()
  return { chatID, status }
}

const unheardOf = {
  moodRing: 'teal',
  isFolded: true,
  constellation: { stars: [1, 2, 3], isRising: false },
}

/** Answers with fields, kinds and levels that nobody knows yet, as Beeper may one day. */
export const oddAnswer: Plot = async (_, open) => {
  const answer = await open()
  if (!('capabilities' in answer)) return answer
  const { attachments, formatting, ...capabilities } = answer.capabilities ?? {}
  return {
    ...answer,
    ...unheardOf,
    type: 'salon',
    status: 'reborn',
    capabilities: {
      ...capabilities,
      edit: 7,
      poll: -9,
      hologram: 2,
      telepathy: { level: 1 },
      formatting: { ...formatting, 'bold.shimmering': 2, italic: 5 },
      attachments: { ...attachments, 'm.scent': { mimeTypes: { 'scent/rose': 3 }, maxSize: 12 } },
    },
  }
}
