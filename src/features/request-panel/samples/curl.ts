import { readableJSON } from '../readable-json.ts'
import { shellWord } from './literal.ts'
import type { SampleRequest } from './sample.ts'

interface Command {
  method: string
  address: string
  body?: unknown
}

/** A request for any POSIX shell. The token is the shell's own. */
export function curlCommand({ method, address, body }: Command): string {
  const isUsual = method === (body === undefined ? 'GET' : 'POST')
  const parts = [
    `curl ${isUsual ? '' : `-X ${method} `}${shellWord(address)}`,
    '-H "Authorization: Bearer $BEEPER_ACCESS_TOKEN"',
    ...(body === undefined
      ? []
      : ["-H 'Content-Type: application/json'", `--data-raw ${shellWord(readableJSON(body))}`]),
  ]
  return `${parts.join(' \\\n  ')}\n`
}

/** The request of the form for any POSIX shell. */
export const curlSample = ({ baseURL, path, body }: SampleRequest): string =>
  curlCommand({ method: 'POST', address: baseURL + path, body })
