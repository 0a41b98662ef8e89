import { Refusal } from '#sandbox/refusal.ts'

/**
 * A request as the sandbox sees it, at another URL where it is mounted. A client that leaves in the
 * middle of its body is refused like any other, and is no fault that the sandbox would print.
 */
export function sandboxRequest(request: Request, url = request.url): Request {
  const { method, headers, signal, body } = request
  if (!body) return url === request.url ? request : new Request(url, request)
  // without `duplex`, which TypeScript does not know yet, a stream is no body
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' }
  return new Request(url, { ...init, body: untilLeft(body) })
}

function untilLeft(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (cause) {
          const refusal = { message: 'The request broke off', code: 'BAD_REQUEST' }
          controller.error(new Refusal(400, refusal, {}, { cause }))
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
