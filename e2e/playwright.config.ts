import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { findChromium } from '../src/scripts/chromium.mjs'

const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url))
const executablePath = findChromium()

// each window would load the pop-ups of its address bar, pages of their own that nobody sees, and
// keep a process ready for a page that never comes: as much work as a page of Overture
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']
// what Playwright 1.65.1 switches off: Chromium heeds the last list alone, and that is ours
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
  // generous, because a busy machine is slow and not wrong
  timeout: 90_000,
  expect: { timeout: 30_000 },
  // one more than two cores have: each waits for its page, or for a network, half of its time
  workers: 3,
  forbidOnly: true,
  // what passes at the second try only is listed as flaky
  retries: 1,
  reporter: [['list'], ['json', { outputFile: path.join(cache, 'playwright.json') }]],
  use: {
    viewport: { width: 1280, height: 900 },
    // recording every story would cost a tenth of the time, and its screen a fifth
    trace: { mode: 'on-first-retry', screenshots: false },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium does not start as root with its sandbox, and containers are root
        '--no-sandbox',
        '--disable-gpu',
        // without one there is nothing that a process of its own would be good for
        '--in-process-gpu',
        '--disable-software-rasterizer',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${[...offInPlaywright, ...unseen].join()}`,
      ],
    },
  },
})
