import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'
import { dark, forced, light, type Theme } from './src/ui/tokens.ts'

const variables = (theme: Theme) =>
  Object.fromEntries(Object.entries(theme).map(([name, value]) => [`--${name}`, value]))

const { shadow: _, ...colours } = light

/** The tokens of `src/ui/tokens.ts` as classes: `bg-surface`, `text-ink-2`, `rounded-card` … */
export default {
  content: ['./index.html', './src/main.tsx', './src/{ui,features,app}/**/*.{ts,tsx}'],
  darkMode: [
    'variant',
    [
      '@media (prefers-color-scheme: dark) { &:not(:root[data-theme="light"] *) }',
      '&:is(:root[data-theme="dark"] *)',
    ],
  ],
  theme: {
    extend: {
      colors: Object.fromEntries(Object.keys(colours).map((name) => [name, `var(--${name})`])),
      boxShadow: { card: 'var(--shadow)' },
      borderRadius: { card: '20px', panel: '16px', button: '12px', control: '10px', inner: '9px' },
      fontFamily: {
        sans: ['"Instrument Sans"', '"Instrument Sans Stand-in"', 'ui-sans-serif', 'sans-serif'],
        mono: ['ui-monospace', '"SF Mono"', '"Cascadia Code"', '"Liberation Mono"', 'monospace'],
      },
      fontSize: {
        tiny: ['0.75rem', '1.45'],
        note: ['0.78125rem', '1.45'],
        small: ['0.84375rem', '1.5'],
        body: ['0.9375rem', '1.5'],
        heading: ['1.3125rem', '1.2'],
        title: ['1.9375rem', '1.15'],
      },
      fontWeight: { label: '560', strong: '620' },
      keyframes: { 'changed-line': { from: { backgroundColor: 'var(--accent-soft)' } } },
      animation: { 'changed-line': 'changed-line 1.6s ease-out' },
    },
  },
  plugins: [
    plugin(({ addBase }) =>
      addBase({
        ':root': { 'color-scheme': 'light dark', ...variables(light) },
        '@media (prefers-color-scheme: dark)': { ':root': variables(dark) },
        ':root[data-theme="light"]': { 'color-scheme': 'light', ...variables(light) },
        ':root[data-theme="dark"]': { 'color-scheme': 'dark', ...variables(dark) },
        '@media (forced-colors: active)': { ':root, :root[data-theme]': variables(forced) },
      }),
    ),
  ],
} satisfies Config
