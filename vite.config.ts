import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { emptyPageInHTML, precompress } from './src/server/vite/client-build.ts'
import { devServer } from './src/server/vite/dev-server.ts'
import { detectsLibcOnce, serverInASCII } from './src/server/vite/server-build.ts'

// listed by name: a file that requests another environment than its project's ends the worker,
// and the next worker loads every module anew
const pageInBeeper = ['src/beeper/**/*.test.tsx', 'src/beeper/stored.test.ts']
const nodeInFeatures = 'src/features/request-panel/samples/{foreign,running}-samples.test.ts'

const quietConsole = 'src/scripts/testing/quiet-console.ts'
const cleanPage = 'src/scripts/testing/clean-page.ts'

export default defineConfig(({ command }) => ({
  plugins: [
    react(),
    tailwindcss(),
    devServer(),
    emptyPageInHTML(),
    precompress(),
    serverInASCII(),
    detectsLibcOnce(),
  ],
  // without it `vite build` would build only the client
  builder: {},
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        target: 'es2022',
        // kB; larger warnings would greet whoever starts it first
        chunkSizeWarningLimit: 1000,
        // fonts stay files: the content security policy allows none from `data:`
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // one file for the first screen: separate shared chunks compress worse
          output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
        },
      },
    },
    ssr: {
      // Vite's module runner cannot run CommonJS, so only the build bundles dependencies
      resolve: { noExternal: command === 'build' ? true : [] },
      build: {
        outDir: 'dist/server',
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: {
          input: 'src/server/main.ts',
          // CommonJS, whose compiled code Node can cache (`src/scripts/serve.cjs`)
          output: { codeSplitting: false, format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  test: {
    // generous: a busy machine is slow, which is no failure; speed is measured by benchmarks
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // loading every module and window anew for each file would take longer than the tests
    isolate: false,
    // the default of one core less would leave half of a two-core machine idle
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // Vitest empties stylesheets by default, also those that the sandbox sends
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
          // after the node project: a worker that alternates creates a new window each time
          sequence: { groupOrder: 1 },
          include: ['src/{ui,features,app}/**/*.test.{ts,tsx}', ...pageInBeeper],
          exclude: [nodeInFeatures],
          setupFiles: [quietConsole, cleanPage],
        },
      },
    ],
  },
}))
