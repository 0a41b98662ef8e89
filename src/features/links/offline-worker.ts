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

/** A static file; the server allows no other path as a worker. */
const script = '/offline-worker.js'

// the page's CSP allows this one Trusted Types policy, and creating it only once
const policy = window.trustedTypes?.createPolicy('offline-worker', {
  createScriptURL: () => script,
})

/** Lets the page open when the server does not answer. Optional: failures are ignored. */
export async function registerOfflineWorker(): Promise<void> {
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(script) ?? script)
  } catch {
    // not allowed, for example in private windows; the browser's error page is shown instead
  }
}
