import type { Page } from '@playwright/test'

/** As many contacts as the largest account that Overture is measured with. */
export const manyContacts = 100_000

/** Lets the page find a draft of a group of so many people, as somebody would have left it. */
export const leaveLargeDraft = (page: Page, size = 200) =>
  page.addInitScript(
    (kept) => localStorage.setItem('overture.draft.newest', JSON.stringify(kept)),
    {
      version: 2,
      draft: {
        mode: 'start',
        accountIDs: {},
        messageText: '',
        who: '',
        readAs: '',
        user: { id: '', username: '', phoneNumber: '', email: '', fullName: '' },
        country: '',
        allowInvite: true,
        type: 'group',
        adding: '',
        participants: Array.from({ length: size }, (_, n) => ({
          key: `person-${n}`,
          id: `@1555${1_050_000 + n}:local-whatsapp.localhost`,
          name: `Person Number${n}`,
          accountKey: '/sandbox whatsapp',
        })),
        title: '',
      },
    },
  )
