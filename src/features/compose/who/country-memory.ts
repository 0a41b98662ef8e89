const key = 'overture.country'

/** Where numbers without a country code were from the last time, as ISO 3166; kept in this browser. */
export const countryMemory = {
  read(): string {
    try {
      return localStorage.getItem(key) ?? ''
    } catch {
      return '' // storage is blocked here; the country is asked for again
    }
  },
  keep(country: string) {
    try {
      localStorage.setItem(key, country)
    } catch {
      // storage is blocked or full; the choice holds until the page is closed
    }
  },
}
