import * as z from 'zod/mini'
import type { Endpoint } from './endpoint.ts'

const Uploaded = z.object({
  uploadID: z.exactOptional(z.string()),
  fileName: z.exactOptional(z.string()),
  mimeType: z.exactOptional(z.string()),
  /** Why nothing was stored, in an answer of 200. */
  error: z.exactOptional(z.string()),
})

/** Fetches a file of a message onto Beeper's machine. */
export const downloadAsset = {
  method: 'POST',
  path: '/v1/assets/download',
  body: z.object({ url: z.string() }),
  answer: z.object({ srcURL: z.exactOptional(z.string()), error: z.exactOptional(z.string()) }),
} as const satisfies Endpoint

/** The bytes of such a file (Beeper 4.2.509 and newer). */
export const serveAsset = {
  method: 'GET',
  path: '/v1/assets/serve',
  query: z.object({ url: z.string() }),
  answer: z.unknown(),
} as const satisfies Endpoint

/** Takes a file to be sent, as base64 within JSON (Beeper 4.2.509 and newer). */
export const uploadAssetBase64 = {
  method: 'POST',
  path: '/v1/assets/upload/base64',
  body: z.object({
    content: z.string(),
    fileName: z.exactOptional(z.string()),
    mimeType: z.exactOptional(z.string()),
  }),
  answer: Uploaded,
} as const satisfies Endpoint

/** The same as a form with the file in it: no JSON, so it is a path only. */
export const uploadAssetPath = '/v1/assets/upload'
