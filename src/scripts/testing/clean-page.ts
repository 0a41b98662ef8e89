import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'

// a busy machine is slow, which is no failure
configure({ asyncUtilTimeout: 10_000 })

// Loaded before every test file of the page. Those files share one window, because a new one for
// each would take longer than the tests. This clears the page before every file.
beforeAll(() => {
  // a file may request Node's environment
  if (typeof document === 'undefined') return
  document.body.replaceChildren()
  document.head.replaceChildren()
  localStorage.clear()
  sessionStorage.clear()
  history.replaceState(null, '', '/')
  // code that still runs after a test must not use the network once its `fetch` stub is removed
  globalThis.fetch = () => Promise.reject(new TypeError('Tests of the page have no network.'))
})

afterEach(cleanup)
