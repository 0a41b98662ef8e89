/** The capabilities of a chat as it came, whatever they are. */
export const capabilitiesIn = (raw: unknown): unknown =>
  typeof raw === 'object' && raw !== null && 'capabilities' in raw ? raw.capabilities : undefined
