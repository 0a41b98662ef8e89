import { Hono } from 'hono'
import {
  downloadAsset,
  serveAsset,
  uploadAssetBase64,
  uploadAssetPath,
} from '#contract/messages.ts'
import { Refusal } from './refusal.ts'

/** Files, of which the sandbox keeps none: each call says so, and no body is read. */
export const assetRoutes = () =>
  new Hono()
    .post(downloadAsset.path, () => {
      throw noFiles('no message has a file to download')
    })
    .get(serveAsset.path, () => {
      throw noFiles('no message has a file to show')
    })
    .post(uploadAssetPath, () => {
      throw noFiles('nothing can be uploaded')
    })
    .post(uploadAssetBase64.path, () => {
      throw noFiles('nothing can be uploaded')
    })

const noFiles = (why: string) =>
  new Refusal(422, { code: 'NOT_SUPPORTED', message: `The sandbox keeps no files: ${why}` })
