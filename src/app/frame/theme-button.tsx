import { HalfIcon, MoonIcon, SunIcon } from '#ui/icons.tsx'
import { setTheme, themeNames, themes, useTheme } from './theme.ts'

export const themeIcons = { system: HalfIcon, light: SunIcon, dark: MoonIcon }

/** Goes round the themes: the system's, light, dark. */
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
