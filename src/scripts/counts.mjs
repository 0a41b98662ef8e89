/**
 * How many tests of one step passed and failed.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Reads Vitest's JSON report. A file that could not even be loaded counts as one failed test.
 * @param {string} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report)
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
}

/**
 * Reads Playwright's JSON report.
 * @param {string} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  /** @type {{ stats: { expected: number, flaky: number, unexpected: number }, errors: unknown[] }} */
  const { stats, errors } = JSON.parse(report)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

/**
 * What a step counts for: its tests, and one failure more when it failed without a failed test to
 * show for it. A step that ran no tests counts only when it failed.
 * @param {boolean} ok
 * @param {Counts} [tests]
 * @returns {Counts}
 */
export function stepCounts(ok, tests = { passed: 0, failed: 0 }) {
  return !ok && tests.failed === 0 ? { ...tests, failed: 1 } : tests
}
