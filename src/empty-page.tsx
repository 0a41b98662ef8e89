import { StrictMode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { App } from './app/app.tsx'

/**
 * The page as it is first drawn for somebody of whom nothing is kept, with the empty form. The build
 * puts it into `index.html`, so that it stands there before any script has run.
 */
export function emptyPage(): string {
  // parts of the page ask where it is; none of them shows it at first
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
 * What React does by effects on the page that it draws, as attributes: the first field has the focus.
 * And a reload must not bring back what browsers keep of fields, as if it had been typed.
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
