import { readableJSON } from '../readable-json.ts'
import { shellWord } from './literal.ts'
import type { SampleRequest } from './sample.ts'

interface Command {
  method: string
  address: string
  body?: unknown
}

/** A curl command for any POSIX shell, with the token from an environment variable. */
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

/** The request of the form as a curl command. */
export const curlSample = ({ baseURL, path, body }: SampleRequest): string =>
  curlCommand({ method: 'POST', address: baseURL + path, body })
