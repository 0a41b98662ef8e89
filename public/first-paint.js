// Runs before the first paint (`blocking="render"`); nothing else waits for it.
{
  const page = document.documentElement.dataset

  const keysIn = (area) => {
    try {
      return Object.keys(area()).filter((key) => key.startsWith('overture.'))
    } catch {
      return [] // storage is blocked
    }
  }
  const kept = [...keysIn(() => localStorage), ...keysIn(() => sessionStorage)]

  // the stored theme, if there is one
  const theme = kept.includes('overture.theme') && localStorage.getItem('overture.theme')
  if (theme === 'light' || theme === 'dark') page.theme = theme

  // The HTML holds the empty form of a browser that has nothing stored. What would differ is hidden
  // until the page is rendered (src/ui/overture.css): all of it, or only what is around the form.
  const ofForm = ['overture.draft', 'overture.draft.newest', 'overture.open.details']
  if (page.begins === 'drawn') {
    // a browser without support for `blocking` has run the page first
  } else if (
    location.pathname !== '/' ||
    location.hash ||
    kept.some((key) => ofForm.includes(key))
  ) {
    page.begins = 'otherwise'
  } else if (kept.length > 0) {
    page.begins = 'with-form'
  }

  // Enter before the page is rendered would reload it and lose what was typed
  document.addEventListener('submit', (event) => event.preventDefault())
  // presses before that are replayed (src/app/typed-early.ts), except submitting the form
  document.addEventListener('click', ({ target }) => {
    if (page.begins === 'drawn' || !(target instanceof Element)) return
    const button = target.closest('button[type=button], summary')
    button?.toggleAttribute('data-pressed', button.localName === 'button' || undefined)
  })
}
