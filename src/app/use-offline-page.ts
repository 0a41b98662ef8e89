import { useEffect } from 'react'

/**
 * An installed window has no address bar that says what is missing when the server does not run, so
 * a worker does. It is there in installed windows only, and once the page has nothing else to do.
 */
export function useOfflinePage() {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const register = () => {
      requestIdle(() => void registerWorker())
    }
    if (matchMedia('(display-mode: standalone)').matches) return register()
    addEventListener('appinstalled', register, { once: true })
    return () => removeEventListener('appinstalled', register)
  }, [])
}

// Safari has none
const requestIdle: (run: () => void) => void =
  globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1_000))

async function registerWorker() {
  const { registerOfflineWorker } = await import('#features/links/offline-worker.ts')
  await registerOfflineWorker()
}
