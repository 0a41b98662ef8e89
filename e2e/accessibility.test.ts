import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './overture.ts'
import { addPerson, chooseAccount } from './steps.ts'

const screens = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
] as const

for (const { colorScheme, ...size } of screens) {
  test(`no state breaks a rule of WCAG 2.2 AA, ${size.width} px wide and ${colorScheme}`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await page.getByRole('button', { name: 'Start chat' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await check(page)

    await chooseAccount(page, 'WhatsApp')
    await page.getByRole('combobox', { name: 'Who do you want to reach?' }).fill('Sam')
    await expect(page.getByRole('option')).not.toHaveCount(0)
    await check(page)
    await page.getByRole('option').first().click()
    await expect(page.getByRole('region', { name: "Who you'll reach" })).toContainText('Matched by')
    await check(page)

    await page.getByRole('button', { name: /chat$/ }).click()
    await expect(page.getByRole('region', { name: 'Result' })).toBeVisible()
    await check(page)

    await page.getByRole('radio', { name: 'Create a chat' }).check({ force: true })
    await addPerson(page, 'Ada Obi')
    await check(page)
    await expectNoSidewaysScroll(page)
  })
}

async function check(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).toEqual([])
}

async function expectNoSidewaysScroll(page: Page) {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
}
