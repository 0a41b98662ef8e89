/**
 * The address of a bookmark that opens Overture with the selection of any page. It only reads the
 * selection, when it is pressed.
 */
export const bookmarkletFor = (origin: string) =>
  `javascript:${encodeURIComponent(`(${script})(${JSON.stringify(origin)})`)}`

// a string, so that no build tool transforms it; `noopener` hides the new window from the page, and
// a long selection is truncated to the length of any address or name
const script = `function (origin) {
  var field = document.activeElement
  var typed = field && typeof field.selectionStart === 'number'
    ? field.value.slice(field.selectionStart, field.selectionEnd) : ''
  var text = (typed || String(getSelection() || '')).trim().slice(0, 500)
  open(origin + '/' + (text && '#start?uri=' + encodeURIComponent(text)), '_blank', 'noopener')
}`
