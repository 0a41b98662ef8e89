import { APIError } from '@beeper/desktop-api'
import { FailureBody, ValidationDetails } from '#contract/endpoint.ts'

/** The refusal of a request: status and code, message, and the path of the first issue. */
export async function refusalOf(request: PromiseLike<unknown>) {
  const error = await Promise.resolve(request).then(
    (answer) => new Error(`not refused: ${JSON.stringify(answer)}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof APIError)) throw error
  const { code, message, details } = FailureBody.parse(error.error)
  const path = ValidationDetails.safeParse(details).data?.issues[0]?.path
  return { refused: `${error.status} ${code}`, message, path, details, headers: error.headers }
}
