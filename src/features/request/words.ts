import type { Pin } from '#beeper/pinned-endpoint.ts'

/** In what the request can be read. */
export const languages = [
  { value: 'json', label: 'JSON' },
  { value: 'curl', label: 'curl' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'python', label: 'Python' },
  { value: 'go', label: 'Go' },
] as const
/** One of them, as the panel names it to itself. */
export type Language = (typeof languages)[number]['value']

/** What the request panel says. */
export const words = {
  languages: 'Language',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying.',
  loading: '…',
  notLoaded: 'This sample could not be loaded. Is Overture still running?',
  hidden: (count: number) => `… and ${count.toLocaleString('en')} more characters.`,
  showAll: 'Show all',
  answer: 'Answer',
  lastAnswer: 'Last answer',
  answered: (status: number | undefined, milliseconds: number) =>
    `${status ?? 'none'} in ${Math.max(1, Math.round(milliseconds))} ms`,
  endpoint: 'Endpoint',
  sandboxToken: 'In the sandbox the token is “sandbox”: export BEEPER_ACCESS_TOKEN=sandbox',
}

/** The endpoints to choose from, and what choosing each means. */
export const pinWords: Record<Pin, { label: string; meaning: string }> = {
  automatic: {
    label: 'Automatic',
    meaning: 'Overture takes the call that suits the version of Beeper.',
  },
  start: {
    label: '/v1/chats/start',
    meaning:
      'Pinned in this browser. People are looked up by /v1/chats/start, which Beeper has since 4.2.808; chats are created by /v1/chats as ever.',
  },
  union: {
    label: '/v1/chats',
    meaning:
      'Pinned in this browser. Everything goes to /v1/chats, with a mode in the body. Beeper 4.2.557 to 4.2.807 takes it so; newer ones may refuse to look people up there.',
  },
}
