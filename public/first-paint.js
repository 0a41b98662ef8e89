// Nothing is painted before it has run (`blocking="render"`), and nothing else waits for it.
{
  const page = document.documentElement.dataset

  const keysIn = (area) => {
    try {
      return Object.keys(area()).filter((key) => key.startsWith('overture.'))
    } catch {
      return [] // storage is blocked, and nothing is kept
    }
  }
  const kept = [...keysIn(() => localStorage), ...keysIn(() => sessionStorage)]

  // the theme that was chosen here, if one was
  const theme = kept.includes('overture.theme') && localStorage.getItem('overture.theme')
  if (theme === 'light' || theme === 'dark') page.theme = theme

  // The HTML holds the empty form as somebody sees it of whom nothing is kept. What would turn out to
  // be different is hidden until the page is drawn (src/ui/overture.css): all of it, or what stands
  // around the form.
  const ofForm = ['overture.draft', 'overture.draft.newest', 'overture.open.details']
  if (page.begins === 'drawn') {
    // a browser that knows no `blocking` ran the page first
  } else if (
    location.pathname !== '/' ||
    location.hash ||
    kept.some((key) => ofForm.includes(key))
  ) {
    page.begins = 'otherwise'
  } else if (kept.length > 0) {
    page.begins = 'with-form'
  }

  // an Enter before the page is drawn would load it anew, without what was typed
  document.addEventListener('submit', (event) => event.preventDefault())
  // what is pressed before then is pressed again (src/app/typed-early.ts); nothing is sent unseen
  document.addEventListener('click', ({ target }) => {
    if (page.begins === 'drawn' || !(target instanceof Element)) return
    const button = target.closest('button[type=button], summary')
    button?.toggleAttribute('data-pressed', button.localName === 'button' || undefined)
  })
}
