import type { Answer } from '#contract/endpoint.ts'
import type { startChat } from '#contract/new-chat.ts'
import type { Database } from '../database.ts'
import type { Network } from '../networks/network.ts'

/** What is answered when a chat has been opened. */
export type Told = Answer<typeof startChat> & { chatID: string }

/** How the opening differs from what was asked for. */
export interface Change {
  /** Leaves the first message out. */
  isSilent?: true
  /** Leaves somebody out of a group: their user ID. */
  absent?: string
}

/** Opens the chat as any other. */
export type Open = (change?: Change) => Promise<Told>

/** A request that opens a chat with somebody who stands for something. */
export interface Scene {
  database: Database
  network: Network
  accountID: string
  /** Their user ID. */
  userID: string
  isGroup: boolean
  hasMessage: boolean
  /** How long the slow take, in milliseconds. */
  waits: Waits
}

/** How long the slow take, in milliseconds: the slow ones, and those who outlast every client. */
export interface Waits {
  slow: number
  late: number
}

/** Six seconds are felt, and 35 outlast the 30 that the official SDK waits. */
export const usualWaits: Waits = { slow: 6000, late: 35_000 }

/**
 * What somebody makes of a request that opens a chat with them: they may wait or refuse, before or
 * after the chat is opened, and change what is answered.
 */
export type Plot = (scene: Scene, open: Open) => Promise<Told>

/** Whether the answer tells of a chat that was not there before. */
export const isNew = ({ status }: Told): boolean => status === 'created'
