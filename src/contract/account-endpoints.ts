import * as z from 'zod/mini'
import { Account } from './account.ts'
import { Bridge, BridgeCapabilities } from './bridge.ts'
import type { Endpoint } from './endpoint.ts'
import { Info } from './info.ts'
import { lenientList } from './lenient.ts'
import { cursorQuery, Page } from './page.ts'
import { User } from './user.ts'

/** Public; absent (404) before Beeper 4.2.557. */
export const getInfo = {
  method: 'GET',
  path: '/v1/info',
  answer: Info,
} as const satisfies Endpoint

/** A bare array, unlike every other list of the API. It may leave iMessage out. */
export const listAccounts = {
  method: 'GET',
  path: '/v1/accounts',
  answer: lenientList(Account),
} as const satisfies Endpoint

/** One account by its ID (Beeper 4.3 and newer). */
export const getAccount = {
  method: 'GET',
  path: '/v1/accounts/{accountID}',
  answer: Account,
} as const satisfies Endpoint

/** What accounts can be carried by (Beeper 4.3 and newer). */
export const listBridges = {
  method: 'GET',
  path: '/v1/bridges',
  answer: z.object({ items: lenientList(Bridge) }),
} as const satisfies Endpoint

/** One bridge, named by `account.bridge.id` (Beeper 4.3 and newer). */
export const getBridge = {
  method: 'GET',
  path: '/v1/bridges/{bridgeID}',
  answer: Bridge,
} as const satisfies Endpoint

/** How the network behind a bridge finds people and makes groups (Beeper 4.3 and newer). */
export const getBridgeCapabilities = {
  method: 'GET',
  path: '/v1/bridges/{bridgeID}/capabilities',
  answer: BridgeCapabilities,
} as const satisfies Endpoint

/** Contacts, network search and exact lookup in one; creates nothing. Order is not specified. */
export const searchContacts = {
  method: 'GET',
  path: '/v1/accounts/{accountID}/contacts',
  query: z.object({ query: z.string().check(z.minLength(1)) }),
  answer: z.object({ items: lenientList(User) }),
} as const satisfies Endpoint

/** The account's own contacts, page by page (Beeper 4.2.557 and newer). */
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
