import * as z from 'zod/mini'
import { cursorQuery, type Endpoint, Page } from './endpoint.ts'
import { lenient, lenientList } from './lenient.ts'

/** A user as a network shows them. Fields that the network keeps private are absent. */
export const User = z.object({
  id: z.string(),
  username: lenient(z.string()),
  /** E.164. */
  phoneNumber: lenient(z.string()),
  email: lenient(z.string()),
  fullName: lenient(z.string()),
  /** May be https, mxc, data or file, short-lived or only readable on Beeper's machine. */
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

/** Contacts, network search and exact lookup in one; creates nothing. Order is not specified. */
export const searchContacts = {
  method: 'GET',
  path: '/v1/accounts/{accountID}/contacts',
  query: z.object({ query: z.string().check(z.minLength(1)) }),
  answer: z.object({ items: lenientList(User) }),
} as const satisfies Endpoint

/** The account's contacts, paginated (Beeper 4.2.557 and newer). */
export const listContacts = {
  method: 'GET',
  path: '/v1/accounts/{accountID}/contacts/list',
  query: z.object({
    ...cursorQuery,
    /** 1 to 200; 50 when absent. */
    limit: z.exactOptional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))),
    query: z.exactOptional(z.string().check(z.minLength(1))),
  }),
  answer: Page(User),
} as const satisfies Endpoint
