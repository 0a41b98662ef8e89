import type { Statement } from '../database.ts'

/**
 * Inserts many rows by one statement, in their order; those that are there already stay as they
 * are. `columns` names what is written, each by an expression over `row`, the JSON of one row.
 */
export const insertAll = (
  table: string,
  columns: Record<string, string>,
  rows: readonly unknown[],
  joins = '',
): Statement => ({
  sql: `insert into ${table} (${Object.keys(columns).join(', ')})
    select ${Object.values(columns).join(', ')}
    from (select value as row, key as place from json_each(?)) ${joins}
    where true order by place on conflict do nothing`,
  args: [JSON.stringify(rows)],
})

/** Columns that are called like the fields of a row. */
export const fields = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `row ->> '${name}'`]))
