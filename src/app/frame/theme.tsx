import { useSyncExternalStore } from 'react'
import { storedChoice } from '#beeper/stored.ts'
import { HalfIcon, MoonIcon, SunIcon } from '#ui/icons.tsx'

export const themeIcons = { system: HalfIcon, light: SunIcon, dark: MoonIcon }

/** A button that cycles through the themes: system, light, dark. */
export function ThemeButton() {
  const theme = useTheme()
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  const Icon = themeIcons[theme]
  const name = `Theme: ${themeNames[theme]}`
  return (
    <button
      type="button"
      onClick={() => setTheme(next)}
      title={name}
      className="grid size-9 place-items-center rounded-inner text-ink-2 hover:bg-sunken"
    >
      <Icon />
      <span className="sr-only">{name}</span>
    </button>
  )
}

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeNames = { system: 'System', light: 'Light', dark: 'Dark' }

// also read by public/first-paint.js
const stored = storedChoice('overture.theme', themes)

/** The theme of the page. */
function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return themes.find((known) => known === theme) ?? 'system'
}

/** Observes the attribute, because public/first-paint.js may run after the first render. */
function subscribe(onChange: () => void) {
  const observer = new MutationObserver(onChange)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme, () => 'system')

/** Changes the theme of the page, and stores the choice. */
export function setTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  stored.write(theme)
}
