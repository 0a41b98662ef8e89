import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever the command was run from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * The full path of a place in the project, given with forward slashes.
 * @param {string} place
 */
export const inTree = (place) => path.join(root, place)
