import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

// what the README shows, taken of the running app; kept out of the tests
export default defineConfig({
  ...base,
  testMatch: '**/*.picture.ts',
  workers: 1,
  retries: 0,
  reporter: 'list',
})
