import type { Locator, Page } from '@playwright/test'

/** Presses Tab until the control has the focus; throws after 60 presses. */
export async function tabTo(page: Page, control: Locator) {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab')
    if (await control.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never reached ${control}`)
}
