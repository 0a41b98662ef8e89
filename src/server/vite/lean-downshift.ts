import type { Plugin } from 'vite'

// what downshift writes onto its widgets keeps those in the build that nobody uses
const unusedWidget = /^(?:useSelect|useMultipleSelection|_useTagGroup)\.stateChangeTypes = .*$/gm

/** Leaves the widgets of downshift out of the page that Overture does not use: 4 kB as brotli. */
export function leanDownshift(): Plugin {
  return {
    name: 'overture:lean-downshift',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/downshift.esm.mjs')) return undefined
      return { code: code.replace(unusedWidget, ''), map: null }
    },
  }
}
