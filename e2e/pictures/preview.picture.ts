import { fileURLToPath } from 'node:url'
import { firstStep, stepAfter, type TourStep } from '../../src/features/tour/steps.ts'
import { form } from '../support/form.ts'
import { log } from '../support/opened.ts'
import { expect, test } from '../support/overture.ts'

const preview = fileURLToPath(new URL('../../public/preview.png', import.meta.url))

/** The step of the tour that the screenshot shows. */
const shown: TourStep['id'] = 'open'

test('the preview in the README', async ({ page }) => {
  await page.goto('/#tour')
  const tour = page.getByRole('complementary', { name: 'Tour' })
  const next = tour.getByRole('button', { name: 'Next' })
  let step: TourStep | undefined = firstStep
  while (step && step.id !== shown) {
    await expect(next).toHaveAttribute('aria-disabled', 'false')
    await next.click()
    step = stepAfter(step)
    await expect(tour.getByRole('heading')).toHaveText(step?.heading ?? '')
  }
  await expect(log(page)).toContainText('Good morning! Coffee at nine?')
  await expect(form.result(page).getByText('Delivered')).toBeVisible()
  // the content security policy allows no added stylesheet
  await tour.evaluate((panel) => {
    panel.style.visibility = 'hidden'
  })
  await page.screenshot({ path: preview, animations: 'disabled', caret: 'hide' })
})
