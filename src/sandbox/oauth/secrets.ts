import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits that nobody can guess, as text that fits into a URL. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** The SHA-256 of a secret: enough to know it again, too little to use it. */
export const fingerprint = (secret: string) =>
  createHash('sha256').update(secret).digest('base64url')

/** Whether the verifier is the one behind an S256 challenge (RFC 7636); takes the same time always. */
export function answersChallenge(verifier: string, challenge: string): boolean {
  const [given, wanted] = [Buffer.from(fingerprint(verifier)), Buffer.from(challenge)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
