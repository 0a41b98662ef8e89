const key = 'overture.account'

/** The account that was used last, kept in this browser. Without storage it is just forgotten. */
export const lastAccount = {
  read(): string {
    try {
      return localStorage.getItem(key) ?? ''
    } catch {
      return '' // storage is blocked here; nothing is preselected then
    }
  },
  keep(accountID: string) {
    try {
      localStorage.setItem(key, accountID)
    } catch {
      // storage is blocked or full; the choice holds until the page is closed
    }
  },
}
