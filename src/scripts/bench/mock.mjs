import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { askOnce } from './load.mjs'
import { provide } from './provided.mjs'

/** @typedef {{ call: import('./load.mjs').Call, answer: unknown }} Answered */

/**
 * The used parts of an OpenAPI description.
 * @typedef {object} Spec
 * @property {Record<string, Record<string, Operation | undefined>>} paths
 *
 * @typedef {{ responses: Record<string, { content?: Record<string, { example?: unknown }> }> }} Operation
 */

/**
 * Starts Prism, a mock that answers from any OpenAPI description, and waits until it is ready. It
 * sends the same as the sandbox, because `answered` become the examples of the description. It logs
 * a line for each request, which is its default, unless `isSilent`.
 * @param {string} folder for its description
 * @param {{ spec: Spec, answered: Answered[], isSilent: boolean }} options
 */
export async function startMock(folder, { spec, answered, isSilent }) {
  // the last version that runs on Node 20
  const prism = provide('@stoplight/prism-cli', { version: '5.14.2', before: '2025-11-01' })
  const file = path.join(folder, 'mock.json')
  writeFileSync(file, JSON.stringify(withExamples(spec, answered)))
  const port = await freePort()
  const settings = ['-h', '127.0.0.1', '-p', `${port}`, ...(isSilent ? ['-v', 'silent'] : [])]
  const args = [path.join(prism, 'dist/index.js'), 'mock', file, ...settings]
  const mock = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(mock, 'exit')
  const [first] = answered
  const isReady = async () =>
    first && (await askOnce(port, first.call).catch(() => undefined))?.status === 200
  while (!(await isReady())) {
    if (mock.exitCode !== null) throw new Error('The mock ended before it answered')
    await pause(50)
  }
  const end = async () => {
    mock.kill('SIGTERM')
    await ended
  }
  return { port, end }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * The description with these responses as its examples.
 * @param {Spec} spec
 * @param {Answered[]} answered
 */
function withExamples(spec, answered) {
  const copy = structuredClone(spec)
  for (const { call, answer } of answered) {
    const [pathname = ''] = call.path.split('?')
    const name = Object.keys(copy.paths)
      .toSorted((one, other) => one.split('{').length - other.split('{').length)
      .find((template) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname))
    const operation = copy.paths[name ?? '']?.[call.method.toLowerCase()]
    const content = operation?.responses['200']?.content?.['application/json']
    if (!content) throw new Error(`${call.method} ${pathname} is not in the description`)
    content.example = answer
  }
  return copy
}
