const key = 'overture.details'

/** Whether the details by hand are open, as they were left. */
export const storedDisclosure = {
  read(): boolean {
    try {
      return localStorage.getItem(key) === 'open'
    } catch {
      return false // storage is blocked here
    }
  },
  write(isOpen: boolean) {
    try {
      if (isOpen) localStorage.setItem(key, 'open')
      else localStorage.removeItem(key)
    } catch {
      // storage is blocked or full; they are closed the next time
    }
  },
}
