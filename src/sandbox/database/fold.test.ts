import { expect, test } from 'vitest'
import { fold, ftsTerm, ftsText, queryWords } from './fold.ts'

test.each([
  ['İpek DEMİR', 'ipek demir'],
  ['Zoë Ångström', 'zoe angstrom'],
  ['Łukasz Żółkiewski', 'lukasz zolkiewski'],
  ['Søren Æbelø', 'soren aebelo'],
  ['Großmann', 'grossmann'],
  ['Đorđe', 'dorde'],
  ['ＡＤＡ', 'ada'],
  ['  a\t\n b\0c ', 'a b c'],
  ['林美玲', '林美玲'],
])('“%s” is folded to “%s”', (written, folded) => {
  expect(fold(written)).toBe(folded)
})

test.each([
  ['Ruiz  ana RUIZ', ['ruiz', 'ana']],
  ['+44 (7700) 900-101', ['+447700900101']],
  ['555 01', ['55501']],
  ['Ada 2', ['ada', '2']],
  [' ', []],
])('the query “%s” has the words %j', (query, words) => {
  expect(queryWords(query)).toEqual(words)
})

test.each([
  ['Ada Obi', 'a', true],
  ['Ada Obi', 'ob', true],
  ['Ada Obi', 'bi', false],
  ['Konstantinopolitanska', 'tinop', true],
  ['林美玲', '美', true],
  ['林美玲', '美玲', true],
  ['김지우', '지우', true],
  ['佐藤 遥', '藤遥', false],
])('the index of “%s” matches “%s”: %s', (name, word, found) => {
  expect(ftsText(fold(name)).includes(ftsTerm(fold(word)))).toBe(found)
})
