declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string }
    }
  }
}

/** A static file of ours; the server lets no other path be a worker. */
const script = '/offline-worker.js'

// the page's policy allows this one way from a text to a script, and only once
const policy = window.trustedTypes?.createPolicy('offline-worker', {
  createScriptURL: () => script,
})

/** Lets the page open where the server does not answer. Without it everything works as before. */
export async function registerOfflineWorker(): Promise<void> {
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(script) ?? script)
  } catch {
    // the browser forbids workers, as private windows do; then its own page says what is missing
  }
}
