/**
 * The address of a bookmark that opens Overture with what is selected on any page: it reads the
 * selection when it is pressed, and does nothing else there.
 */
export const bookmarkletFor = (origin: string) =>
  `javascript:${encodeURIComponent(`(${carryOver})(${JSON.stringify(origin)})`)}`

// as text, so that no build tool writes it in another way. The page there is told nothing of the new
// window, and of a long selection only as much is taken as any address or name has
const carryOver = `function (origin) {
  var field = document.activeElement
  var typed = field && typeof field.selectionStart === 'number'
    ? field.value.slice(field.selectionStart, field.selectionEnd) : ''
  var text = (typed || String(getSelection() || '')).trim().slice(0, 500)
  open(origin + '/' + (text && '#start?uri=' + encodeURIComponent(text)), '_blank', 'noopener')
}`
