/** What can be done about a failure, and what came of looking for the chat. */
export const remedyWords = {
  createOnly: (version = 'this old') =>
    `Beeper ${version} can’t look people up: pick somebody from the list or give their user ID, or choose Create a chat.`,
  noAccounts: 'The accounts could not be loaded.',
  tryAgain: 'Try again',
  signInFirst: 'Sign in',
  signIn: 'Sign in again',
  backAgain: (server: string) =>
    `${server} answers again. Nothing was lost; press the button when you like.`,
  checkConnection: 'Check the connection',
  waitFor: (seconds: number) =>
    seconds > 3_600 ? 'Try again later.' : `Try again in ${seconds} s.`,
  waitedEnough: 'You can try again now.',
  looking: 'Looking for the chat…',
  found: (title: string) => `The chat is there: ${title}.`,
  show: 'Show the chat',
  notFound:
    'No such chat is there. If you try again and the first try was only slow, there may be two.',
  notLooked: 'We couldn’t look for it. Look in Beeper before you try again.',
  lookAgain: 'Look again',
  untitled: 'without a title',
}
