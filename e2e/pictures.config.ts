import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// takes the README's screenshots of the running app; not part of the tests
export default defineConfig({
  ...base,
  testMatch: '**/*.picture.ts',
  workers: 1,
  retries: 0,
  reporter: 'list',
})
