/** A theme: all colours for classes, and the shadow of a card. */
export interface Theme {
  /** Backgrounds: of the page, of raised and of sunken surfaces. */
  paper: string
  surface: string
  sunken: string
  /** Lines: between elements, and around controls (3:1 on every background, WCAG 1.4.11). */
  line: string
  'line-strong': string
  /** Text, in order of emphasis (4.5:1 on every background, WCAG 1.4.3). */
  ink: string
  'ink-2': string
  'ink-3': string
  accent: string
  'accent-soft': string
  good: string
  'good-soft': string
  warn: string
  'warn-soft': string
  bad: string
  'bad-soft': string
  shadow: string
}

export const light: Theme = {
  paper: '#faf9f6',
  surface: '#ffffff',
  sunken: '#f3f1ec',
  line: '#e6e2d9',
  'line-strong': '#8d877a',
  ink: '#1a1a1d',
  'ink-2': '#56545c',
  'ink-3': '#6b6871',
  accent: '#2a46e0',
  'accent-soft': '#e9edfd',
  good: '#17714a',
  'good-soft': '#e3f3ea',
  warn: '#8a5a00',
  'warn-soft': '#fbf0d9',
  bad: '#b3261e',
  'bad-soft': '#fbe9e7',
  shadow: '0 1px 2px rgb(26 26 29 / .05), 0 12px 32px -12px rgb(26 26 29 / .12)',
}

export const dark: Theme = {
  paper: '#131316',
  surface: '#1b1b1f',
  sunken: '#232328',
  line: '#2e2e35',
  'line-strong': '#6e6e7a',
  ink: '#f2f1ee',
  'ink-2': '#b5b3bb',
  'ink-3': '#9d9ba5',
  accent: '#93a5ff',
  'accent-soft': '#242b4d',
  good: '#6fd3a3',
  'good-soft': '#173527',
  warn: '#eabf6a',
  'warn-soft': '#3a2d12',
  bad: '#ff9d94',
  'bad-soft': '#42201d',
  shadow: '0 1px 2px rgb(0 0 0 / .4), 0 16px 40px -12px rgb(0 0 0 / .5)',
}

/** Forced colours: the user's palette replaces all colours, also in drawings. */
export const forced: Theme = {
  paper: 'Canvas',
  surface: 'Canvas',
  sunken: 'Canvas',
  line: 'CanvasText',
  'line-strong': 'CanvasText',
  ink: 'CanvasText',
  'ink-2': 'CanvasText',
  'ink-3': 'CanvasText',
  accent: 'Highlight',
  'accent-soft': 'Canvas',
  good: 'CanvasText',
  'good-soft': 'Canvas',
  warn: 'CanvasText',
  'warn-soft': 'Canvas',
  bad: 'CanvasText',
  'bad-soft': 'Canvas',
  shadow: 'none',
}
