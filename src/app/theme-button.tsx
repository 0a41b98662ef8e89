import { useState } from 'react'
import { storedChoice } from '#beeper/stored.ts'
import { HalfIcon, MoonIcon, SunIcon } from '#ui/icons.tsx'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

const names = { system: 'System', light: 'Light', dark: 'Dark' }
const icons = { system: HalfIcon, light: SunIcon, dark: MoonIcon }

// public/theme.js reads it before the first paint
const storedTheme = storedChoice('overture.theme', themes)

/** Goes round the themes: the system's, light, dark. The choice is kept in this browser. */
export function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme)
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  const Icon = icons[theme]
  const name = `Theme: ${names[theme]}`
  const change = () => {
    apply(next)
    setTheme(next)
  }
  return (
    <button
      type="button"
      onClick={change}
      title={name}
      className="grid size-9 place-items-center rounded-inner text-ink-2 hover:bg-sunken"
    >
      <Icon />
      <span className="sr-only">{name}</span>
    </button>
  )
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return themes.find((known) => known === theme) ?? 'system'
}

function apply(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  storedTheme.write(theme)
}
