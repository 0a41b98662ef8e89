import type { Page } from '@playwright/test'
import { chooseMode, detail, fillDetail, form, openDevelopers } from '../support/form.ts'
import { expect, test } from '../support/overture.ts'
import { addPerson, chooseAccount, expectNoBreach } from '../support/steps.ts'

/** Chooses direct or group with the mouse. */
async function chooseKind(page: Page, kind: 'Direct' | 'Group') {
  await page.getByRole('radiogroup', { name: 'Kind' }).getByText(kind, { exact: true }).click()
  await expect(page.getByRole('radio', { name: kind })).toBeChecked()
}

test('people become a group, and the card lists its members', { tag: '@core' }, async ({
  page,
}) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Jun Lindqvist')
  await addPerson(page, 'Tess Brandt')
  await expect(page.getByRole('group', { name: 'People to add, 3' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove Tess Brandt' }).click()
  await expect(page.getByRole('radio', { name: 'Group' })).toBeChecked()
  await page.getByRole('textbox', { name: 'Group title' }).fill('Launch planning')
  await page.getByRole('textbox', { name: 'First message' }).fill('Welcome, everyone.')
  await expect(await openDevelopers(page)).toContainText('"type": "group"')
  await page.getByRole('button', { name: 'Create group of 3' }).click()

  const card = page.getByRole('article', { name: 'Launch planning' })
  await expect(card).toContainText('Group of 3')
  await expect(card).toContainText('New chat')
  for (const name of ['Mara Ruiz', 'Ada Obi', 'Jun Lindqvist']) {
    await expect(card.getByRole('list', { name: 'Participants' })).toContainText(name)
  }
})

test('one person suggests a direct chat, and a direct chat with two is reported at once', async ({
  page,
}) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await expect(page.getByRole('radio', { name: 'Direct' })).toBeChecked()
  await addPerson(page, 'Jun Lindqvist')
  await expect(page.getByRole('radio', { name: 'Group' })).toBeChecked()
  await chooseKind(page, 'Direct')
  const error = 'A direct chat has one other person. Choose Group, or remove the others.'
  await expect(page.getByText(error)).toBeVisible()
  await expect(form.preview(page)).toContainText('A direct chat has one other person.')
  await page.getByRole('button', { name: 'Create chat' }).click()
  await expect(form.problem(page)).toContainText('A direct chat has one other person.')
  await chooseKind(page, 'Group')
  await expect(page.getByText(error)).toHaveCount(0)
})

test('a network’s requirements for a group are shown before sending', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'Signal')
  await addPerson(page, 'Ada Obi')
  await chooseKind(page, 'Group')
  await page.getByRole('button', { name: /^Create/ }).click()
  const problem = page.getByRole('alert', { name: 'There is a problem' })
  await problem.getByRole('link', { name: 'Signal needs a title for a group.' }).click()
  await expect(page.getByRole('textbox', { name: 'Group title' })).toBeFocused()
})

test('account and message survive a change of mode, and each mode keeps its own details', async ({
  page,
}) => {
  await page.goto('/')
  await chooseAccount(page, 'WhatsApp')
  await fillDetail(page, 'Phone number', '+44 7700 900101')
  await page.getByRole('textbox', { name: 'First message' }).fill('Hello')
  await chooseMode(page, 'Create a chat')
  await expect(page.getByRole('combobox', { name: 'Account' })).toHaveValue('WhatsApp')
  await expect(page.getByRole('textbox', { name: 'First message' })).toHaveValue('Hello')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Trip')
  await chooseMode(page, 'Message someone')
  await expect(await detail(page, 'Phone number')).toHaveValue('+44 7700 900101')
  await chooseMode(page, 'Create a chat')
  await expect(page.getByRole('textbox', { name: 'Group title' })).toHaveValue('Trip')
})

test('a requested person who is not in the group is shown as missing', async ({ page }) => {
  await page.goto('/')
  await chooseMode(page, 'Create a chat')
  await chooseAccount(page, 'WhatsApp')
  await addPerson(page, 'Ada Obi')
  await addPerson(page, 'Missing Mo')
  await page.getByRole('textbox', { name: 'Group title' }).fill('Launch planning')
  await page.getByRole('button', { name: 'Create group of 3' }).click()

  const card = page.getByRole('article', { name: 'Launch planning' })
  await expect(card).toContainText('Group of 2')
  const people = card.getByRole('list', { name: 'Participants' })
  // missing people come first
  const first = people.getByRole('listitem').first()
  await expect(first).toContainText('Missing Mo')
  await expect(first.getByText('Missing', { exact: true })).toBeVisible()
})

for (const width of [390, 1280]) {
  test(`a name longer than the field stays within it, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/')
    await chooseMode(page, 'Create a chat')
    await chooseAccount(page, 'WhatsApp')
    await addPerson(page, 'Maximiliana')
    await addPerson(page, 'Ada Obi')
    const field = page.getByRole('combobox', { name: 'People to add' })
    const right = (box: { x: number; width: number } | null) => (box ? box.x + box.width : 0)
    const pill = page.getByRole('button', { name: 'Remove Maximiliana' })
    const title = page.getByRole('textbox', { name: 'Group title' })
    expect(right(await pill.boundingBox())).toBeLessThanOrEqual(right(await title.boundingBox()))
    expect(right(await field.boundingBox())).toBeLessThanOrEqual(right(await title.boundingBox()))
    await expectNoBreach(page)
  })
}
