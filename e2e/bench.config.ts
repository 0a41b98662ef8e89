import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// measurements in one browser, by `npm run bench`, which reads their rows from the JSON report
export default defineConfig({
  ...base,
  testMatch: '**/*.bench.ts',
  // what Lighthouse needs is installed for whole runs only
  testIgnore: process.env.BENCH_QUICK === '1' ? '**/lighthouse.bench.ts' : [],
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: [['list'], ['json']],
  // a recording of what happens would be in the measurement
  use: { ...base.use, trace: 'off', permissions: ['clipboard-read', 'clipboard-write'] },
})
