import { type Plugin, runnerImport } from 'vite'

const emptyRoot = '<div id="root"></div>'

/** Draws the page with the empty form when the client is built, and puts it into `index.html`. */
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
