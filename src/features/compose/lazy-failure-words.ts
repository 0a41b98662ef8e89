/** The words for failures, and the fields they belong to: nobody needs them before one happens. */
export async function loadFailureWords() {
  const [{ failureWords }, { fieldOf }] = await Promise.all([
    import('./failure-words.ts'),
    import('./failure-field.ts'),
  ])
  return { failureWords, fieldOf }
}

/** Fetches them once the page stands: when the server is gone, it is too late for that. */
export const preloadFailureWords = () => {
  loadFailureWords().catch(() => undefined)
}
