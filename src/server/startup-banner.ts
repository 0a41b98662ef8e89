import { publishedToken } from '#sandbox/auth.ts'

const sdk = '@beeper/desktop-api'
const quoted = (text: string) => `'${text}'`

/** What a person reads who started the sandbox alone: where it is, and two lines to paste. */
export const startupBanner = (baseURL: string, version: string): string => `
The sandbox is ready on ${baseURL} and plays Beeper ${version}. Nothing is sent.

Token: ${publishedToken}

In a shell:
  curl -s -H 'Authorization: Bearer ${publishedToken}' ${baseURL}/v1/accounts

In TypeScript, after npm install ${sdk}:
  import BeeperDesktop from ${quoted(sdk)}
  const beeper = new BeeperDesktop({ baseURL: '${baseURL}', accessToken: '${publishedToken}' })
  console.log(await beeper.accounts.list())
`
