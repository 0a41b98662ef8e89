import type { Page } from '@playwright/test'

/** The sandbox's WhatsApp account, whose contacts the draft names. */
const accountID = 'local-whatsapp_ba_EvYDq3mT8hRz9LwB2caK'
const accountKey = `/sandbox ${accountID}`

/** Stores a draft of a group of `size` people before the page loads. */
export const leaveLargeDraft = (page: Page, size = 200) =>
  page.addInitScript((draft) => localStorage.setItem('overture.draft.newest', draft), draftOf(size))

const draftOf = (size: number) =>
  JSON.stringify({
    version: 2,
    draft: {
      mode: 'start',
      accountIDs: {},
      messageText: '',
      who: '',
      readAs: '',
      user: { id: '', username: '', phoneNumber: '', email: '', fullName: '' },
      origins: {},
      offers: [],
      isMessageFromLink: false,
      keepsAccount: false,
      country: '',
      allowInvite: true,
      type: 'group',
      adding: '',
      participants: Array.from({ length: size }, (_, n) => participant(n)),
      title: '',
    },
  })

function participant(n: number) {
  const phoneNumber = `+1555${1_008_000 + n}`
  const fullName = `Person Number${n}`
  const id = `@${phoneNumber.slice(1)}:local-whatsapp.localhost`
  const there = { id, name: fullName, about: phoneNumber }
  const known = { phoneNumber, fullName }
  return { key: `person-${n}`, ...there, accountKey, known, byAccount: { [accountKey]: there } }
}
