import { root } from './files.cjs'
import { install } from './install.cjs'
import { exitWith, exitWithShell } from './run.cjs'

install()
process.env.NODE_ENV = 'development'
// imported here, because Vite may have just been installed
const { createServer } = await import('vite')
exitWithShell()
try {
  const server = await createServer({ root })
  await server.listen()
  const { port } = server.config.server
  console.log(`Overture is ready on http://127.0.0.1:${port} and follows your changes`)
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
} catch (error) {
  exitWith(error instanceof Error ? error.message : String(error))
}
