/**
 * One line of `npm run bench`: what was measured against what, in the same run. It fails when
 * `ratio` is beyond `limit`, or, with `isAtLeast`, short of it.
 * @typedef {object} Row
 * @property {string} name
 * @property {string} measured
 * @property {string} reference
 * @property {number} ratio
 * @property {number} limit
 * @property {boolean} [isAtLeast]
 */

/**
 * Whether a ratio is in its band. NaN, where nothing was measured, is not.
 * @param {Row} row
 */
export const isWithin = ({ ratio, limit, isAtLeast = false }) =>
  isAtLeast ? ratio >= limit : ratio <= limit

/**
 * NaN without any value, which is in no band.
 * @param {number[]} values
 */
export const medianOf = (values) =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN

// a quick run has few rounds, on a machine that may be busy
const quickWidth = 4

/**
 * The row of a quick run, whose band only detects that a benchmark, or its subject, is broken.
 * @param {Row} row
 * @returns {Row}
 */
export const widened = (row) => ({
  ...row,
  limit: row.isAtLeast ? row.limit / quickWidth : row.limit * quickWidth,
})

/**
 * The rows as a Markdown table.
 * @param {Row[]} rows
 */
export function tableOf(rows) {
  const lines = rows.map((row) => {
    const band = `${row.isAtLeast ? '≥' : '≤'} ${row.limit}`
    const verdict = isWithin(row) ? 'yes' : '**no**'
    const cells = [row.name, row.measured, row.reference, row.ratio.toFixed(2), band, verdict]
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  const head = '| What | Measured | Against | Ratio | Band | Within |\n|---|---|---|--:|--:|---|'
  return [head, ...lines].join('\n')
}

/**
 * The row in place of those that could not be measured: it is in no band.
 * @param {string} name
 * @param {unknown} error
 * @returns {Row}
 */
export function failedRow(name, error) {
  const [reason = ''] = String(error).split('\n')
  return { name, measured: `failed: ${reason}`, reference: '–', ratio: Number.NaN, limit: 0 }
}

/**
 * The rows that Playwright's tests left as annotations in its JSON report, and one for each test
 * that failed.
 * @param {string} report
 * @returns {Row[]}
 */
export function rowsIn(report) {
  /** @type {Suite & { errors: { message?: string }[] }} */
  const { errors, ...top } = JSON.parse(report)
  return [
    ...specsOf(top).flatMap(({ title, ok, tests }) => {
      const results = tests.flatMap((test) => test.results)
      const rows = results.flatMap(({ annotations = [] }) =>
        annotations.flatMap(({ type, description = '' }) =>
          type === 'row' ? [/** @type {Row} */ (JSON.parse(description))] : [],
        ),
      )
      const reason = results.map(({ error }) => error?.message ?? '').join(' ')
      return ok ? rows : [...rows, failedRow(title, reason)]
    }),
    ...errors.map(({ message }) => failedRow('In the browser', message)),
  ]
}

/**
 * As Playwright writes it.
 * @typedef {object} Suite
 * @property {Suite[]} [suites]
 * @property {Spec[]} [specs]
 *
 * @typedef {object} Spec
 * @property {string} title
 * @property {boolean} ok
 * @property {{ results: Result[] }[]} tests
 *
 * @typedef {object} Result
 * @property {{ type: string, description?: string }[]} [annotations]
 * @property {{ message?: string }} [error]
 */

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
const specsOf = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsOf)]
