import { curlSample } from './curl.ts'
import { goSample } from './go.ts'
import { pythonSample } from './python.ts'
import { typescriptSample } from './typescript.ts'

/** The functions that write a request, by language. */
export const samples = {
  curl: curlSample,
  typescript: typescriptSample,
  python: pythonSample,
  go: goSample,
}
