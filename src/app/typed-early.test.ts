import { afterEach, expect, test } from 'vitest'
import { renderOver } from './typed-early.ts'

afterEach(() => {
  document.body.replaceChildren()
  delete document.documentElement.dataset.begins
})

const markup =
  '<button>Recent</button><input type="radio" name="mode" value="start" checked>' +
  '<input type="radio" name="mode" value="create"><input id="who"><textarea>Hello</textarea>'

/** A prerendered page, and a function that renders the same page over it. */
function createPage() {
  const root = document.createElement('div')
  document.body.append(root)
  const fill = () => {
    root.innerHTML = markup
  }
  fill()
  const done: string[] = []
  const render = () => {
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
  return { root, render, done, get }
}

test('typed text is typed again, and the caret keeps its position', () => {
  const { root, render, done, get } = createPage()
  const before = get('#who', HTMLInputElement)
  before.focus()
  before.value = 'Ada Obi'
  before.setSelectionRange(3, 3)
  renderOver(root, render)
  const who = get('#who', HTMLInputElement)
  expect(who).not.toBe(before)
  expect(who.value).toBe('Ada Obi')
  expect(document.activeElement).toBe(who)
  expect(who.selectionStart).toBe(3)
  expect(done).toEqual(['input who'])
})

test('only pressed elements are pressed again', () => {
  const { root, render, done, get } = createPage()
  get('button', HTMLButtonElement).toggleAttribute('data-pressed')
  get('[value=create]', HTMLInputElement).checked = true
  renderOver(root, render)
  expect(done.filter((one) => one.startsWith('click'))).toEqual(['click button', 'click input'])
  expect(get('[value=create]', HTMLInputElement).checked).toBe(true)
})

test('nothing is replayed for an untouched or a hidden page', () => {
  const untouched = createPage()
  renderOver(untouched.root, untouched.render)
  expect(untouched.done).toEqual([])

  const hidden = createPage()
  document.documentElement.dataset.begins = 'otherwise'
  hidden.get('#who', HTMLInputElement).value = 'brought back by the browser'
  renderOver(hidden.root, hidden.render)
  expect(hidden.done).toEqual([])
  expect(hidden.get('#who', HTMLInputElement).value).toBe('')
  expect(document.documentElement.dataset.begins).toBe('drawn')
})
