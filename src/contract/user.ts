import * as z from 'zod/mini'
import { lenient } from './lenient.ts'

/** Somebody as a network shows them. Fields that the network keeps private are simply absent. */
export const User = z.object({
  id: z.string(),
  username: lenient(z.string()),
  /** E.164. */
  phoneNumber: lenient(z.string()),
  email: lenient(z.string()),
  fullName: lenient(z.string()),
  /** May be https, mxc, data or file, short-lived or readable on Beeper's machine only. */
  imgURL: lenient(z.string()),
  cannotMessage: lenient(z.boolean()),
  isSelf: lenient(z.boolean()),
})
export type User = z.infer<typeof User>

/** A user inside one chat. */
export const Participant = z.extend(User, {
  isAdmin: lenient(z.boolean()),
  /** Invited, not yet joined. */
  isPending: lenient(z.boolean()),
  isNetworkBot: lenient(z.boolean()),
})
export type Participant = z.infer<typeof Participant>
