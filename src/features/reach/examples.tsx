import { exampleWords } from './words.ts'

const link = (network: string, uri: string) =>
  `#start?${new URLSearchParams({ account: network, uri })}`

// fictional people of the sandbox, each on a network of theirs
const examples = [
  { text: '+44 7700 900101', href: link('whatsapp', '+44 7700 900101'), kind: exampleWords.number },
  {
    text: 't.me/jun_lindqvist',
    href: link('telegram', 't.me/jun_lindqvist'),
    kind: exampleWords.link,
  },
  {
    text: 'Amélie Lefèvre <amelie_lefevre@example.org>',
    href: link('imessage', 'Amélie Lefèvre <amelie_lefevre@example.org>'),
    kind: exampleWords.mailbox,
  },
]

/** What can be tried where nobody is real: links that fill the form, and send nothing. */
export function Examples() {
  return (
    <div className="px-[26px] pb-[22px]">
      <p id="examples" className="mb-2 font-label text-ink-3 text-note">
        {exampleWords.title}
      </p>
      <ul aria-labelledby="examples" className="grid gap-2">
        {examples.map(({ text, href, kind }) => (
          <li key={href}>
            <a
              href={href}
              className="flex flex-wrap items-baseline gap-x-3 rounded-inner border border-line px-3.5 py-2 text-small no-underline hover:bg-sunken"
            >
              <span className="min-w-0 wrap-anywhere font-medium">{text}</span>
              <span className="ms-auto text-ink-3 text-note">{kind}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
