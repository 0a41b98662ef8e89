import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

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
  // below this, headers weigh more than what is saved
  if (text.length < 1024) return
  writeFileSync(`${file}.br`, brotliCompressSync(text, bestBrotli))
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
}
