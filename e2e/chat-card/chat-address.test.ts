import { form } from '../support/form.ts'
import { ada, open, result } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'

test('a card has a URL and a page title, and back, forward and reload work', {
  tag: '@core',
}, async ({ page }) => {
  await open(page, ada, 'Hello Ada')
  await expect(page).toHaveTitle('Ada Obi – Overture')
  await expect(page).toHaveURL(/\/#chat=%21whatsapp_[^&]+&account=local-whatsapp_[^&]+$/)
  await expect(result(page)).toContainText('New chat')

  await page.goBack()
  await expect(result(page)).toHaveCount(0)
  await expect(page).toHaveTitle('Overture')
  await expect(form.who(page)).toBeFocused()
  await page.goForward()
  // what the card knew about the opening is restored
  await expect(result(page)).toContainText('New chat')

  await page.reload()
  await expect(result(page).getByRole('log', { name: 'Conversation' })).toContainText('Hello Ada')
  await expect(result(page)).toContainText('Shown again')
  await expect(page).toHaveTitle('Ada Obi – Overture')
})

test('the URL of an unknown chat shows an error, and sends nothing', async ({ page, overture }) => {
  overture.expectConsoleError(/404/)
  const written: string[] = []
  page.on('request', (request) => {
    const isWrite = request.method() !== 'GET' && !request.url().endsWith('/ws-ticket')
    if (isWrite) written.push(request.url())
  })
  await page.goto('/#chat=!nowhere:example.org&account=local-whatsapp_x')
  await expect(result(page)).toContainText('Not found')
  await expect(result(page).getByRole('textbox', { name: 'Write a message' })).toHaveCount(0)
  expect(written).toEqual([])
})

test('the preview turns into the card within 160 ms', async ({ page }) => {
  await page.addInitScript(() => {
    const start = document.startViewTransition.bind(document)
    document.startViewTransition = (change) => {
      const transition = start(change)
      void transition.ready.then(() => {
        const durations = document
          .getAnimations()
          .flatMap(({ effect }) =>
            effect instanceof KeyframeEffect && effect.pseudoElement?.includes('(side-panel)')
              ? [effect.getTiming().duration]
              : [],
          )
        sessionStorage.setItem('durations', JSON.stringify([...new Set(durations)]))
      })
      return transition
    }
  })
  await open(page, ada)
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('durations')))
    .toBe(JSON.stringify([160]))
})

test('a page that waits long for its card is drawn and takes clicks meanwhile', async ({
  page,
}) => {
  await page.goto('/')
  await form.who(page).fill('Slow Sam')
  await expect(form.preview(page)).toContainText('Slow Sam')
  await page.keyboard.press('Escape')
  await form.message(page).fill('Hello Sam')
  await form.send(page).click()
  const message = form.message(page)
  await expect(page.locator('form#compose').getByText('Opening…')).toBeVisible()
  const isHit = await message.evaluate(async (field) => {
    await new Promise(requestAnimationFrame)
    const { x, y, width, height } = field.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2) === field
  })
  expect(isHit).toBe(true)
  await expect(result(page)).toHaveCount(0)
})

test('nothing is animated with reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.addInitScript(() => {
    document.startViewTransition = () => {
      throw new Error('a transition was begun')
    }
  })
  await open(page, ada)
  await expect(result(page).getByRole('article')).toBeVisible()
})
