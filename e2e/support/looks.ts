/** The screens on which every state is checked: both widths and both themes. */
export const looks = [
  { name: 'wide and light', use: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
  { name: 'narrow and dark', use: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
] as const

/** The same, and a screen with forced colours and reduced motion. */
export const looksAndForced = [
  ...looks,
  {
    name: 'in forced colours and still',
    use: { contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } },
  },
] as const
