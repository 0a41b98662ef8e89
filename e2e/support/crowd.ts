import type { Page } from '@playwright/test'

/** A group that is too large to be built by clicking, as it is stored in the recents. */
interface LargeGroup {
  chatID: string
  title: string
}

/** Creates a group of `size` people besides Mara, on the network that accepts any phone number. */
export async function createLargeGroup(url: string, size: number): Promise<LargeGroup> {
  const call = async (path: string, body?: object) => {
    const answer = await fetch(`${url}/sandbox/v1${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: 'Bearer sandbox', 'content-type': 'application/json' },
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.json()
  }
  const participantIDs = Array.from({ length: size }, (_, n) => `+1555${2_000_000 + n}`)
  const { id } = await call('/chats', { accountID, type: 'group', participantIDs })
  return { chatID: id, title: 'The whole town' }
}

const accountID = 'gmessages'

/** Adds the group to the recents in the browser, so that its card can be shown. */
export const rememberGroup = (page: Page, { chatID, title }: LargeGroup) =>
  page.addInitScript(
    (recents) => localStorage.setItem('overture.recents', JSON.stringify(recents)),
    [
      {
        mount: '/sandbox',
        accountID,
        chatID,
        title,
        network: { type: 'gmessages', name: 'Google Messages' },
        isGroup: true,
        at: 1,
        asked: { mode: 'create', type: 'group', people: [] },
      },
    ],
  )

/** Shows the group's card with all participants; returns the list of participants. */
export async function showAllParticipants(page: Page, { title }: LargeGroup) {
  await page.goto('/')
  await page.getByRole('button', { name: 'Recent' }).click()
  await page.getByRole('button', { name: `Show card: ${title}` }).click()
  await page.getByRole('button', { name: 'Load all' }).click()
  await page.getByRole('button', { name: /^and .* more$/ }).click()
  return page.getByRole('list', { name: 'Participants' })
}
