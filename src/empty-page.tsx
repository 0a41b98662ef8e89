import { StrictMode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { App } from './app/app.tsx'

/**
 * The first render of the page for a browser that has nothing stored: the empty form. The build puts
 * it into `index.html`, so that it is there before any script has run.
 */
export function emptyPage(): string {
  // some parts read the page's address, but the first render of none depends on it
  Reflect.set(globalThis, 'location', new URL('http://127.0.0.1/'))
  try {
    const markup = renderToStaticMarkup(
      <StrictMode>
        <App />
      </StrictMode>,
    )
    return waiting(markup)
  } finally {
    Reflect.deleteProperty(globalThis, 'location')
  }
}

/**
 * Adds as attributes what React does by effects: the first field has the focus. And browsers must not
 * restore field values on a reload, which would count as typed.
 */
const waiting = (markup: string) =>
  [
    // index.html has the title
    { from: '<title>Overture</title>', to: '' },
    { from: 'id="who"', to: 'id="who" autofocus' },
    { from: 'id="compose"', to: 'id="compose" autocomplete="off"' },
  ].reduce((text, { from, to }) => {
    if (text.split(from).length !== 2) throw new Error(`The empty page has no ${from}, or several`)
    return text.replace(from, to)
  }, markup)
