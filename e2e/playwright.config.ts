import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../src/scripts/chromium.mjs'

const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url))
const executablePath = findChromium()

// each window would load its address bar's pop-ups, which are pages of their own, and keep a spare
// renderer: together as much work as a page of Overture
const unneeded = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']
// what Playwright 1.65.1 disables: Chromium uses only the last `--disable-features`, which is ours
const offInPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: path.join(cache, 'playwright'),
  fullyParallel: true,
  // generous: a busy machine is slow, which is no failure
  timeout: 90_000,
  expect: { timeout: 30_000 },
  // one more than two cores: each waits for its page or for a network half of the time
  workers: 3,
  forbidOnly: true,
  // a test that passes only on the retry is reported as flaky
  retries: 1,
  reporter: [['list'], ['json', { outputFile: path.join(cache, 'playwright.json') }]],
  use: {
    viewport: { width: 1280, height: 900 },
    // tracing every test would cost a tenth of the time, and screenshots a fifth
    trace: { mode: 'on-first-retry', screenshots: false },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox does not work as root, which containers run as
        '--no-sandbox',
        '--disable-gpu',
        // without a GPU its own process has no purpose
        '--in-process-gpu',
        '--disable-software-rasterizer',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${[...offInPlaywright, ...unneeded].join()}`,
      ],
    },
  },
})
