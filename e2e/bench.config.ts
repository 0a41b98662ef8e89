import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// benchmarks in one browser, run by `npm run bench`, which reads their rows from the JSON report
export default defineConfig({
  ...base,
  testMatch: '**/*.bench.ts',
  // Lighthouse's dependencies are installed for full runs only
  testIgnore: process.env.BENCH_QUICK === '1' ? '**/lighthouse.bench.ts' : [],
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  reporter: [['list'], ['json']],
  // tracing would add to what is measured
  use: { ...base.use, trace: 'off', permissions: ['clipboard-read', 'clipboard-write'] },
})
