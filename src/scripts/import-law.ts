import { importsOf, targetOf } from './imports.ts'

/** What the files of a room may import besides each other. */
interface Freedom {
  rooms: string[]
  /** Names of packages; `node:` is all of Node's own. */
  packages: string[]
}

const page = ['react', 'react-hook-form', '@hookform/resolvers', '@tanstack/react-query', 'zod']

/** The law of the house: one way up from the contract, and no way back. */
export const law: Record<string, Freedom> = {
  contract: { rooms: [], packages: ['zod'] },
  recognize: { rooms: ['contract'], packages: ['ical.js', 'libphonenumber-js', 'zod'] },
  beeper: {
    rooms: ['contract', 'recognize'],
    packages: ['@beeper/desktop-api', '@tanstack/react-query', 'oauth4webapi', 'react', 'zod'],
  },
  ui: { rooms: [], packages: ['react', 'react-dom', 'downshift'] },
  features: {
    rooms: ['contract', 'recognize', 'beeper', 'ui'],
    packages: [...page, '@tanstack/react-virtual'],
  },
  app: {
    rooms: ['contract', 'features', 'beeper', 'ui'],
    packages: ['react', '@tanstack/react-query'],
  },
  'main.tsx': { rooms: ['app', 'ui'], packages: ['react', 'react-dom', 'zod'] },
  sandbox: { rooms: ['contract'], packages: ['hono', '@libsql/client', 'ws', 'zod', 'node:'] },
  server: {
    rooms: ['contract', 'sandbox'],
    packages: ['hono', '@hono/node-server', 'vite', 'node:'],
  },
  scripts: { rooms: [], packages: ['node:', 'vite', 'vitest'] },
}

/**
 * Says of each import in a file of `src` how it breaks the law. A test may import what it likes, but
 * writes it as everybody does: `#room/file.ts` between rooms, relative inside one.
 */
export function breaches(file: string, source: string, { isTest = false } = {}): string[] {
  const room = roomOf(file)
  return importsOf(source).flatMap((name) => {
    const target = targetOf(file, name)
    const breach =
      spelling(room, name, target) ??
      (isTest ? undefined : target ? wrongRoom(file, target) : wrongPackage(room, name))
    return breach ? [`${file} imports ${name}: ${breach}`] : []
  })
}

/** `src/ui/button.tsx` is of the room `ui`, `src/main.tsx` is its own. */
const roomOf = (file: string) => file.split('/')[1] ?? file

function spelling(room: string, name: string, target: string | undefined) {
  if (target === undefined || room === 'main.tsx') return undefined
  if (!/\.\w+$/.test(target)) return 'the file’s extension is part of its name'
  const inside = roomOf(target) === room
  if (inside && name.startsWith('#')) return 'inside a room the path is relative'
  if (!inside && name.startsWith('.')) return 'between rooms the path starts with #'
  return undefined
}

function wrongRoom(file: string, target: string) {
  const [from, to] = [roomOf(file), roomOf(target)]
  if (from !== to) {
    return law[from]?.rooms.includes(to) ? undefined : `${from} may not know ${to}`
  }
  const [feature, other] = [featureOf(file), featureOf(target)]
  return other && feature !== other ? 'one feature may not reach into another' : undefined
}

/** `src/features/reach/tile.tsx` is of the feature `reach`; what lies beside the features is of none. */
const featureOf = (file: string) => /^src\/features\/([^/]+)\//.exec(file)?.[1]

function wrongPackage(room: string, name: string) {
  const allowed = law[room]?.packages ?? []
  const fits = allowed.some(
    (known) => name === known || name.startsWith(known.endsWith(':') ? known : `${known}/`),
  )
  return fits ? undefined : `${room} may not use this package`
}
