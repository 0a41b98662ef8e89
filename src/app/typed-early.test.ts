import { afterEach, expect, test } from 'vitest'
import { drawOver } from './typed-early.ts'

afterEach(() => {
  document.body.replaceChildren()
  delete document.documentElement.dataset.begins
})

const markup =
  '<button>Recent</button><input type="radio" name="mode" value="start" checked>' +
  '<input type="radio" name="mode" value="create"><input id="who"><textarea>Hello</textarea>'

/** A page as it stands in the HTML, and one just like it that is drawn over it. */
function aPage() {
  const root = document.createElement('div')
  document.body.append(root)
  const fill = () => {
    root.innerHTML = markup
  }
  fill()
  const done: string[] = []
  const draw = () => {
    fill()
    for (const one of root.querySelectorAll('*')) {
      for (const kind of ['input', 'click']) {
        one.addEventListener(kind, () => done.push(`${kind} ${one.id || one.localName}`))
      }
    }
  }
  const get = <Kind extends Element>(selector: string, kind: new () => Kind): Kind => {
    const found = root.querySelector(selector)
    if (!(found instanceof kind)) throw new Error(`no ${selector}`)
    return found
  }
  return { root, draw, done, get }
}

test('what was typed is typed again, and the caret stays where it was', () => {
  const { root, draw, done, get } = aPage()
  const before = get('#who', HTMLInputElement)
  before.focus()
  before.value = 'Ada Obi'
  before.setSelectionRange(3, 3)
  drawOver(root, draw)
  const who = get('#who', HTMLInputElement)
  expect(who).not.toBe(before)
  expect(who.value).toBe('Ada Obi')
  expect(document.activeElement).toBe(who)
  expect(who.selectionStart).toBe(3)
  expect(done).toEqual(['input who'])
})

test('what was pressed is pressed again, and nothing else is', () => {
  const { root, draw, done, get } = aPage()
  get('button', HTMLButtonElement).toggleAttribute('data-pressed')
  get('[value=create]', HTMLInputElement).checked = true
  drawOver(root, draw)
  expect(done.filter((one) => one.startsWith('click'))).toEqual(['click button', 'click input'])
  expect(get('[value=create]', HTMLInputElement).checked).toBe(true)
})

test('where nothing was done, and where another page was to come, nothing is', () => {
  const untouched = aPage()
  drawOver(untouched.root, untouched.draw)
  expect(untouched.done).toEqual([])

  const hidden = aPage()
  document.documentElement.dataset.begins = 'otherwise'
  hidden.get('#who', HTMLInputElement).value = 'brought back by the browser'
  drawOver(hidden.root, hidden.draw)
  expect(hidden.done).toEqual([])
  expect(hidden.get('#who', HTMLInputElement).value).toBe('')
  expect(document.documentElement.dataset.begins).toBe('drawn')
})
