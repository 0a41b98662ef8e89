import * as z from 'zod/mini'
import type { Target } from '#beeper/connection/connection-context.ts'
import { stored } from '#beeper/stored.ts'

const storedFor = (target: Target) =>
  stored(`overture.account.${target}`, z.string(), { isText: true })

/** The account of each server that a chat was opened on last. */
export const storedAccount = {
  read: (target: Target): string => storedFor(target).read() ?? '',
  write: (target: Target, accountID: string) => void storedFor(target).write(accountID),
}
