import { pythonLiteral } from './literal.ts'
import { printed, type SampleRequest, type Value } from './sample.ts'

const style = {
  indent: '    ',
  text: pythonLiteral,
  truth: (truth: boolean) => (truth ? 'True' : 'False'),
}

/**
 * The request with the official SDK for Python. Retries are disabled, because they are not safe.
 */
export const pythonSample = (request: SampleRequest): string => `# pip install beeper-desktop-api
import os
from beeper_desktop_api import BeeperDesktop

client = BeeperDesktop(
    access_token=os.environ.get("BEEPER_ACCESS_TOKEN"),
    base_url=${pythonLiteral(request.baseURL)},
    max_retries=0,  # a second try might open a second chat
)

chat = client.${callOf(request)}

print(chat)
`

function callOf({ way, path, body }: SampleRequest) {
  if (way !== 'union') return `chats.${way}(${named(body, true)})`
  return `post(\n    ${pythonLiteral(path)},\n    cast_to=object,\n    body=${inner(body, false)},\n)`
}

const named = (body: SampleRequest['body'], isSnake: boolean) =>
  `\n${Object.entries(body)
    .map(([name, value]) => `    ${snake(name)}=${inner(value, isSnake)},\n`)
    .join('')}`

/** A value, indented by one step. The SDK's own methods take names in snake_case. */
const inner = (value: Value, isSnake: boolean) =>
  printed(
    value,
    { ...style, name: (name) => `${pythonLiteral(isSnake ? snake(name) : name)}: ` },
    style.indent,
  )

/** `participantIDs` → `participant_ids`. */
const snake = (name: string) => name.replace(/([a-z])([A-Z]+)/g, '$1_$2').toLowerCase()
