import { Refusal } from '../refusal.ts'

/** 403 for what a chat, a network or the time that has passed does not let you do. */
export const notAllowed = (message: string) => new Refusal(403, { code: 'forbidden', message })
