import type { Plugin } from 'vite'

const forServer = {
  apply: 'build',
  applyToEnvironment: ({ name }: { name: string }) => name === 'ssr',
} satisfies Partial<Plugin>

/**
 * Writes the built server in ASCII: V8 stores a text with other characters in twice the memory,
 * which each start pays for with garbage collections.
 */
export function serverInASCII(): Plugin {
  return {
    name: 'overture:server-in-ascii',
    ...forServer,
    // after the printer, which writes characters instead of escapes
    generateBundle: (_, bundle) => {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = inASCII(file.code)
      }
    },
  }
}

/** Code whose strings and regular expressions have escapes instead of characters beyond ASCII. */
export const inASCII = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const askForReport = 'process.report?.getReport()'

/**
 * Leaves the detection of the C library to libsql itself, which reads a file for it. The package
 * that it asks first lets Node write a report of 8 kB, which takes 4 ms of each start.
 */
export function detectsLibcOnce(): Plugin {
  return {
    name: 'overture:detects-libc-once',
    ...forServer,
    transform: {
      filter: { id: /@neon-rs\/load\/dist\/index\.js$/ },
      handler: (code) => {
        if (!code.includes(askForReport)) throw new Error(`@neon-rs/load has no ${askForReport}`)
        // without a report it answers musl, which libsql corrects on glibc
        return { code: code.replace(askForReport, 'undefined'), map: null }
      },
    },
  }
}
