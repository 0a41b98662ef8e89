import { pathToFileURL } from 'node:url'
import { provide } from './provided.mjs'

/**
 * One page as Lighthouse sees it: scores of 0 to 1 by category, and the audits by name.
 * @typedef {object} Report
 * @property {Record<string, { score: number | null }>} categories
 * @property {Record<string, { score: number | null, details?: { items?: unknown[] } }>} audits
 */

/**
 * Gives what runs Lighthouse, as on a desktop, in the browser whose debugger listens at `port`.
 * @returns {Promise<(url: string, port: number) => Promise<Report>>}
 */
export async function provideLighthouse() {
  const folder = provide('lighthouse', { version: '12.8.2', before: '2025-09-01' })
  const main = pathToFileURL(`${folder}/core/index.js`)
  const { default: lighthouse, desktopConfig } = await import(main.href)
  return async (url, port) => {
    const { lhr } = await lighthouse(url, { port, logLevel: 'error' }, desktopConfig)
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message)
    return lhr
  }
}
