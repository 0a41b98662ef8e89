/**
 * Ends this process when the shell that npm runs it in is gone: a signal to npm ends that shell
 * alone, and the port would stay taken by a server that nobody sees. Looks every `everyMs`.
 */
export function endWithShell(everyMs = 500) {
  if (!process.env.npm_lifecycle_event) return
  const shell = process.ppid
  const look = () => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM')
  }
  setInterval(look, everyMs).unref()
}
