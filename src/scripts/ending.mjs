/**
 * Ends the command with words for the person who ran it, and exit code 1.
 * @param {string} words
 * @returns {never}
 */
export function endWith(words) {
  console.error(`\n${words}\n`)
  process.exit(1)
}
