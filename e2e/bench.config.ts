import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// measurements, kept out of the tests: whatever else runs on the machine would fail them
export default defineConfig({
  ...base,
  testMatch: '**/*.bench.ts',
  workers: 1,
  retries: 0,
  reporter: 'list',
  // a recording of what happens would be in the measurement
  use: { ...base.use, trace: 'off' },
})
