/** Every English sentence about what can be done from the chat card. */
export const actionWords = {
  focus: {
    button: 'Open in Beeper',
    done: 'Beeper was asked to show this chat.',
    headless: 'Beeper has no window to show here, as on a server. Open the chat on another device.',
    sandbox: 'The sandbox has no window. Beeper would come to the front with this chat.',
  },

  failures: {
    sandbox: 'The sandbox',
    beeper: 'Beeper',
    unreachable: (server: string) => `${server} isn’t answering. Nothing was done.`,
    overtureGone: 'Overture itself isn’t answering. Start it, then try again.',
    noAnswer: (server: string) => `No answer of ${server}’s came back that could be read.`,
    unauthorized: (server: string) => `${server} no longer accepts this connection. Sign in again.`,
    scopeMissing: 'This connection may not do that. It needs permission to write.',
    callUnknown: (server: string) => `This version of ${server} can’t do that.`,
    unknown: 'We don’t know whether this worked. Look in Beeper before you try again.',
    rateLimited: 'The network asked us to slow down. Nothing was done.',
    refused: (server: string, why: string | undefined) =>
      `${server} didn’t do it${why ? `: ${why}` : '.'}`,
  },

  message: {
    label: 'First message',
    write: 'Send the first message now',
    send: 'Send message',
    sending: 'Sending…',
    sendNow: 'Send now',
    lookAgain: 'Look again',
    counter: (count: string, most: string) => `${count} / ${most}`,
    tooLong: (most: string) => `At most ${most} characters.`,
    openOutcome: 'We don’t know whether it was sent. Look in the chat before you send it again.',
    notSent: 'Not sent',
    final: 'Trying again is unlikely to help.',
    unknown: {
      tone: 'plain',
      badge: 'Not known',
      text: 'The chat could not be read, so we can’t tell whether it was sent.',
    },
    receipts: {
      looking: { tone: 'plain', badge: 'Looking…', text: '' },
      sending: { tone: 'warn', badge: 'Sending', text: 'The network has not taken it yet.' },
      delivered: { tone: 'good', badge: 'Delivered', text: '' },
      untold: {
        tone: 'plain',
        badge: 'In the chat',
        text: 'This network doesn’t tell whether it was delivered.',
      },
      absent: {
        tone: 'bad',
        badge: 'Not sent',
        text: 'It is not in the chat. Some networks leave it out when the chat was there before.',
      },
    },
    reasons: {
      'm.event_not_handled': 'The network took no notice of it.',
      'com.beeper.unsupported_event': 'The network doesn’t take this kind of message.',
      'com.beeper.undecryptable_event': 'The bridge could not decrypt it.',
      'm.event_too_old': 'It waited too long to be sent.',
      'm.no_permission': 'You may not write to this chat.',
      'm.bridge_unavailable': 'The account is not connected.',
    },
  },

  change: {
    heading: 'Change this chat',
    title: 'Title',
    save: 'Save title',
    pin: 'Pin',
    unpin: 'Unpin',
    mute: 'Mute',
    unmute: 'Unmute',
    archive: 'Archive',
    unarchive: 'Unarchive',
    done: 'Changed.',
  },
} as const
