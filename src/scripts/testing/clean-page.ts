import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'

// a busy machine is slow and not wrong
configure({ asyncUtilTimeout: 10_000 })

// Loaded before every test file of the page. Those files share one window, because a new one for
// each would take longer than the tests: so every file begins with an empty page.
beforeAll(() => {
  // a file may ask for Node's environment
  if (typeof document === 'undefined') return
  document.body.replaceChildren()
  document.head.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  // what a test leaves running must not ask the network when its own `fetch` is gone
  globalThis.fetch = () => Promise.reject(new TypeError('Tests of the page have no network.'))
})

afterEach(cleanup)
