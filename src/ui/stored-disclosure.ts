/** Whether a part of the page is open, as it was left in this browser; closed at first. */
export const storedDisclosure = (name: string) => {
  const key = `overture.open.${name}`
  return {
    read(): boolean {
      try {
        return localStorage.getItem(key) === 'yes'
      } catch {
        return false // storage is blocked here
      }
    },
    write(isOpen: boolean) {
      try {
        if (isOpen) localStorage.setItem(key, 'yes')
        else localStorage.removeItem(key)
      } catch {
        // storage is blocked or full; it is closed the next time
      }
    },
  }
}
