import { connect, type Socket } from 'node:net'

/** A response as received over a socket. */
interface RawAnswer {
  status: number
  head: string
  body: string
}

/** A connection that sends bytes as given, and parses responses one by one. */
export interface RawConnection {
  socket: Socket
  /** Sends bytes and resolves with the next response; `undefined` when the other end closed. */
  ask(bytes: string, options?: { isHead?: boolean }): Promise<RawAnswer | undefined>
}

/** Opens a connection to the server at `url`. */
export function rawConnection(url: string): RawConnection {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setEncoding('latin1')
  let received = ''
  let isClosed = false
  let onChange = () => {}
  socket.on('data', (text) => {
    received += text
    onChange()
  })
  const end = () => {
    isClosed = true
    onChange()
  }
  // a reset counts as a close
  socket.on('error', end).on('close', end)

  return {
    socket,
    ask(bytes, { isHead = false } = {}) {
      if (bytes) socket.write(bytes, 'latin1')
      return new Promise((resolve) => {
        onChange = () => {
          const found = firstAnswer(received, isHead)
          if (!found && !isClosed) return
          onChange = () => {}
          received = received.slice(found?.length ?? 0)
          resolve(found?.answer)
        }
        onChange()
      })
    },
  }
}

/** One request on a connection of its own. */
export async function askRaw(url: string, bytes: string, options?: { isHead?: boolean }) {
  const connection = rawConnection(url)
  const answer = await connection.ask(bytes, options)
  connection.socket.destroy()
  return answer
}

function firstAnswer(text: string, isHead: boolean) {
  const bodyStart = text.indexOf('\r\n\r\n') + 4
  if (bodyStart < 4) return undefined
  const head = text.slice(0, bodyStart)
  const status = Number(head.split(' ')[1])
  const answer = { status, head, body: '' }
  if (isHead || [101, 204, 304].includes(status)) return { answer, length: bodyStart }
  const bodyLength = /^content-length: *(\d+)/im.exec(head)?.[1]
  if (bodyLength === undefined) return chunked(text, answer, bodyStart)
  const length = bodyStart + Number(bodyLength)
  if (text.length < length) return undefined
  return { answer: { ...answer, body: text.slice(bodyStart, length) }, length }
}

function chunked(text: string, answer: RawAnswer, bodyStart: number) {
  let at = bodyStart
  let body = ''
  for (;;) {
    const line = /^([\da-f]+)\r\n/i.exec(text.slice(at))
    if (!line) return undefined
    const size = Number.parseInt(line[1] ?? '', 16)
    const start = at + line[0].length
    at = start + size + 2
    if (text.length < at) return undefined
    if (size === 0) return { answer: { ...answer, body }, length: at }
    body += text.slice(start, start + size)
  }
}
