import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SampleRequest } from './sample.ts'
import { samples } from './samples.ts'

const hostile = `O'Neil "Zoë" $HOME \`id\` \\n %s {x}\n\u2028 👩‍👩‍👧 ‮`
const baseURL = 'http://127.0.0.1:4280/sandbox'

const start = {
  accountID: 'whatsapp',
  user: { phoneNumber: '+447700900101', fullName: hostile },
  allowInvite: true,
  messageText: hostile,
}
const requests: SampleRequest[] = [
  { way: 'start', path: '/v1/chats/start', baseURL, body: start },
  {
    way: 'create',
    path: '/v1/chats',
    baseURL,
    body: { accountID: 'a', type: 'group', participantIDs: ['@a:b.org', hostile], title: hostile },
  },
  { way: 'union', path: '/v1/chats', baseURL, body: { mode: 'start', ...start } },
]

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'overture-samples-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const isHere = (program: string) => spawnSync(program, ['--help']).error === undefined

/** A fake of Beeper's package that returns its arguments. */
const pythonPackage = `import json

class BeeperDesktop:
    def __init__(self, access_token, base_url, max_retries):
        self.chats = self

    def start(self, **asked):
        return json.dumps(asked)

    create = start

    def post(self, path, cast_to, body):
        return json.dumps(body)
`

const asPythonNames = (body: unknown): unknown => {
  if (Array.isArray(body) || typeof body !== 'object' || body === null) return body
  const snake = (name: string) => name.replace(/([a-z])([A-Z]+)/g, '$1_$2').toLowerCase()
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [snake(name), asPythonNames(value)]),
  )
}

function expectPythonToRun(request: SampleRequest) {
  writeFileSync(path.join(folder, 'beeper_desktop_api.py'), pythonPackage)
  writeFileSync(path.join(folder, 'sample.py'), samples.python(request))
  const said = execFileSync('python3', ['sample.py'], { cwd: folder, encoding: 'utf8' })
  const { way, body } = request
  expect(JSON.parse(said)).toEqual(way === 'union' ? body : asPythonNames(body))
}

/** gofmt parses the code, and would change it if it were formatted differently. */
function expectGoToBeFormatted(request: SampleRequest) {
  const code = samples.go(request)
  expect(execFileSync('gofmt', ['-e'], { input: code, encoding: 'utf8' })).toBe(code)
}

test('Python and Go, where installed, parse their samples as intended', () => {
  for (const [program, expectation] of [
    ['python3', expectPythonToRun],
    ['gofmt', expectGoToBeFormatted],
  ] as const) {
    if (isHere(program)) requests.forEach(expectation)
    else console.info(`${program} is not here, so it has read none of the samples`)
  }
}, 30_000)
