import type { Page } from '@playwright/test'

/** A group that is too big to be clicked together, as the recents would remember it. */
interface Crowd {
  chatID: string
  title: string
}

/** Makes a group of so many people besides Mara, on the network that takes any number. */
export async function createCrowd(url: string, size: number): Promise<Crowd> {
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

/** Lets the browser remember the group, so that its card can be shown. */
export const remember = (page: Page, { chatID, title }: Crowd) =>
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

/** Shows the remembered group with everybody in it; answers its list of participants. */
export async function showEverybody(page: Page, { title }: Crowd) {
  await page.goto('/')
  await page.getByRole('button', { name: 'Recent' }).click()
  await page.getByRole('button', { name: `Show card: ${title}` }).click()
  await page.getByRole('button', { name: 'Load all' }).click()
  await page.getByRole('button', { name: /^and .* more$/ }).click()
  return page.getByRole('list', { name: 'Participants' })
}
