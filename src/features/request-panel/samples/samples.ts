import { curlSample } from './curl.ts'
import { goSample } from './go.ts'
import { pythonSample } from './python.ts'
import { typescriptSample } from './typescript.ts'

/** The languages, each with what writes a request in it. */
export const samples = {
  curl: curlSample,
  typescript: typescriptSample,
  python: pythonSample,
  go: goSample,
}
