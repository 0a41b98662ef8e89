/** The steps in order, each with the text that is shown after it was done. */
const steps = [
  {
    id: 'begin',
    heading: 'Overture in ninety seconds',
    sentence:
      'Each step fills the real form. The tour has a sandbox of its own, and all you have here stays as it is.',
  },
  {
    id: 'type',
    heading: 'Type a name',
    sentence: '“ada” is in the field. All accounts were searched at once.',
  },
  {
    id: 'take',
    heading: 'Enter takes the first row',
    sentence:
      'It is Ada, where you last wrote to her. The preview says what opening the chat does.',
  },
  {
    id: 'link',
    heading: 'Paste a link',
    sentence: 'The network, the person and the message are filled in from a wa.me link.',
  },
  {
    id: 'check',
    heading: 'Check other accounts',
    sentence:
      'Only now were the other networks asked. The preview lists where the number is known.',
  },
  {
    id: 'open',
    heading: 'Open the chat',
    sentence:
      'The card says whether the chat is new, and shows the conversation with your message.',
  },
  {
    id: 'list',
    heading: 'Paste a list',
    sentence: 'Of seven messy lines six are people. Add them; the tour goes on after that.',
  },
  {
    id: 'group',
    heading: 'Create the group',
    sentence: 'One of them did not get in, and the card says so first.',
  },
  {
    id: 'outage',
    heading: 'When a network is down',
    sentence: 'The sandbox answered with an outage. The form is kept, and nothing is sent twice.',
  },
  {
    id: 'developers',
    heading: 'See the request',
    sentence:
      'For developers shows the exact request in five languages, and the answer to the last.',
  },
] as const

export type TourStep = (typeof steps)[number]

export const firstStep: TourStep = steps[0]

/** The next step; `undefined` after the last one. */
export const stepAfter = (step: TourStep): TourStep | undefined => steps[steps.indexOf(step) + 1]

/** Such as “3 of 10”. */
export const progressOf = (step: TourStep): string =>
  `${steps.indexOf(step) + 1} of ${steps.length}`

/** The texts that the steps type and paste. */
export const tourTexts = {
  name: 'ada',
  link: 'https://wa.me/4915155501234?text=Good%20morning!%20Coffee%20at%20nine%3F',
  /** The last line repeats the first, and +1 (555) 010-9010, Missing Mo, never joins groups. */
  list: [
    'Ada Obi <+44 7700 900101>',
    'tel:+1-555-010-0103',
    '+44 (0)7700 900102',
    'wa.me/4915155501234',
    '+1 (555) 010-9010',
    '0049 151 555 00104',
    '"Ada" <+447700900101>',
  ].join('\n'),
  title: 'Summer trip',
  /** A person without a chat, so that the outage leaves none. */
  outage: { number: '+44 7700 900108', message: 'Are you in town on Friday?' },
} as const
