// Says that Overture isn't running where its window would otherwise open on an error of the browser.
// It keeps nothing, and touches nothing but the opening of the page: no file, no call, no answer.
const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Overture isn’t running</title>
<style>
  body { display: grid; min-height: 90vh; place-content: center; margin: 0; padding: 24px; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 26rem; }
  h1 { margin: 0 0 8px; font-size: 1.5rem; line-height: 1.25; }
  p { margin: 0 0 16px; }
</style>
<main>
  <h1>Overture isn’t running.</h1>
  <p>Start it with <code>npm start</code>, then reload.</p>
  <p><a href="/">Try again</a></p>
</main>`

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

/** Whether a tab or a window opens the page itself: a sign-in that comes back is none. */
const opensPage = ({ mode, method, destination, url }) =>
  mode === 'navigate' &&
  method === 'GET' &&
  destination === 'document' &&
  new URL(url).pathname === '/'

addEventListener('install', () => skipWaiting())
addEventListener('fetch', (event) => {
  if (!opensPage(event.request)) return
  // asked anew each time, so that a new version is there at once; whatever the server says is shown
  event.respondWith(fetch('/').catch(() => new Response(html, { status: 503, headers })))
})
