/** Screens that every state is looked at on: both widths and both themes. */
export const looks = [
  { name: 'wide and light', use: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' } },
  { name: 'narrow and dark', use: { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } },
] as const

/** The same, and a screen in the colours of the system's own, where nothing moves. */
export const looksAndForced = [
  ...looks,
  {
    name: 'in forced colours and still',
    use: { contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } },
  },
] as const
