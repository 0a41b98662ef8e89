import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type Plugin, runnerImport } from 'vite'

const emptyRoot = '<div id="root"></div>'

/** Renders the page with the empty form into `index.html` when the client is built. */
export function emptyPageInHTML(): Plugin {
  let root = ''
  return {
    name: 'overture:empty-page-in-html',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved: (config) => {
      root = config.root
    },
    async transformIndexHtml(html) {
      if (!html.includes(emptyRoot)) throw new Error(`index.html has no ${emptyRoot}`)
      const { module } = await runnerImport<{ emptyPage(): string }>('/src/empty-page.tsx', {
        ...{ configFile: false, root, logLevel: 'error' },
      })
      return html.replace(emptyRoot, () => `<div id="root">${module.emptyPage()}</div>`)
    },
  }
}

const compressible = /\.(js|css|html|svg|json|txt|webmanifest)$/
const bestBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Writes `.br` and `.gz` beside every text file of the built page, for the server to send as is. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'overture:precompress',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    configResolved: (config) => {
      folder = path.resolve(config.root, 'dist/client')
    },
    closeBundle: () => {
      for (const file of filesIn(folder)) compress(file)
    },
  }
}

function filesIn(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
}

function compress(file: string) {
  const text = readFileSync(file)
  // below this, headers outweigh what is saved
  if (text.length < 1024) return
  writeFileSync(`${file}.br`, brotliCompressSync(text, bestBrotli))
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
}
