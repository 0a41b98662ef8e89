import { readableJSON } from '../readable-json.ts'
import { shellWord } from './literal.ts'
import type { SampleRequest } from './sample.ts'

/** The request for any POSIX shell. */
export const curlSample = ({ baseURL, path, body }: SampleRequest): string =>
  [
    `curl ${shellWord(baseURL + path)} \\`,
    '  -H "Authorization: Bearer $BEEPER_ACCESS_TOKEN" \\',
    "  -H 'Content-Type: application/json' \\",
    `  --data-raw ${shellWord(readableJSON(body))}`,
    '',
  ].join('\n')
