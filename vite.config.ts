import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { emptyPageInHTML, precompress } from './src/server/vite/client-build.ts'
import { devServer } from './src/server/vite/dev-server.ts'

// by name: a file that asks for another environment than its project's ends the worker, and the
// next one loads every module anew
const pageInBeeper = ['src/beeper/**/*.test.tsx', 'src/beeper/stored.test.ts']
const nodeInFeatures = 'src/features/request-panel/samples/{foreign,running}-samples.test.ts'

const quietConsole = 'src/scripts/testing/quiet-console.ts'
const cleanPage = 'src/scripts/testing/clean-page.ts'

export default defineConfig(({ command }) => ({
  plugins: [react(), tailwindcss(), devServer(), emptyPageInHTML(), precompress()],
  // without it `vite build` would build the page alone
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        target: 'es2022',
        // fonts stay files: the page's policy loads none from `data:`
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // what the first screen needs is one file: shared pieces on their own compress worse
          output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
        },
      },
    },
    ssr: {
      // Vite's module runner cannot run CommonJS, so only the build takes dependencies in
      resolve: { noExternal: command === 'build' ? true : [], external: ['libsql'] },
      build: {
        outDir: 'dist/server',
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: {
          input: 'src/server/main.ts',
          // CommonJS, of which Node can keep what it compiled (`src/scripts/serve.mjs`)
          output: { codeSplitting: false, format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  test: {
    // generous, because a busy machine is slow and not wrong; speed is measured by benchmarks
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // loading every module and window anew for each file takes longer than the tests
    isolate: false,
    // one core less, as by default, would leave half of a machine with two idle
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Vitest would empty every stylesheet, those that the sandbox sends included
          css: { include: /\.css\?raw$/ },
          include: [
            'src/{contract,recognize,sandbox,server,beeper,scripts}/**/*.test.{ts,tsx}',
            nodeInFeatures,
          ],
          exclude: pageInBeeper,
          setupFiles: [quietConsole],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'happy-dom',
          // after all of Node's: a worker that goes back and forth makes a new window each time
          sequence: { groupOrder: 1 },
          include: ['src/{ui,features,app}/**/*.test.{ts,tsx}', ...pageInBeeper],
          exclude: [nodeInFeatures],
          setupFiles: [quietConsole, cleanPage],
        },
      },
    ],
  },
}))
