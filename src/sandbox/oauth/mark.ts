import { html } from 'hono/html'

/** The logo, coloured by the page's stylesheet. Decoration only. */
export const mark = html`<svg viewBox="0 0 26 22" width="26" height="22" fill="none" aria-hidden="true">
  <path class="lines" d="M1 3h24M1 7h24M1 11h24M1 15h24M1 19h24" />
  <ellipse class="head" cx="9" cy="15" rx="4.2" ry="3.2" transform="rotate(-18 9 15)" />
  <path class="stem" d="M13 14V2.5" stroke-width="1.8" stroke-linecap="round" />
  <path
    class="flag"
    d="M13 2.8c1.2 3.2 5.6 3.4 5.2 8"
    stroke-width="1.8"
    stroke-linecap="round"
  />
</svg>`
