/** The words for failures, and the fields they belong to: nobody needs them before one happens. */
export async function loadFailureWords() {
  const [{ failureWords }, { fieldOf }, { markRefused }] = await Promise.all([
    import('./failure-words.ts'),
    import('./failure-field.ts'),
    import('./mark-refused.ts'),
  ])
  return { failureWords, fieldOf, markRefused }
}

/** Fetches them once the page stands: when the server is gone, it is too late for that. */
export const preloadFailureWords = () => {
  loadFailureWords().catch(() => undefined)
}
