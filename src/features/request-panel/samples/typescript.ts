import { scriptLiteral } from './literal.ts'
import { printed, type SampleRequest } from './sample.ts'

const sdk = '@beeper/desktop-api'

const style = {
  indent: '  ',
  name: (name: string) => `${name}: `,
  text: scriptLiteral,
  truth: String,
}

/**
 * The request with the official SDK for TypeScript. Retries are disabled, because they are not
 * safe.
 */
export const typescriptSample = (request: SampleRequest): string => `// npm install ${sdk}
import BeeperDesktop from ${scriptLiteral(sdk)};

const client = new BeeperDesktop({
  accessToken: process.env['BEEPER_ACCESS_TOKEN'],
  baseURL: ${scriptLiteral(request.baseURL)},
  maxRetries: 0, // a second try might open a second chat
});

const chat = await ${callOf(request)};

console.log(chat);
`

function callOf({ way, path, body }: SampleRequest) {
  if (way !== 'union') return `client.chats.${way}(${printed(body, style)})`
  return `client.post(${scriptLiteral(path)}, ${printed({ body }, style)})`
}
