import { sentence } from '../capabilities/lines.ts'
import type { Report } from './report.ts'
import { shareText } from './text.ts'

/** A text escaped for Markdown, on one line. */
export const plain = (text: string) =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()<>#+\-!|~&]/g, '\\$&')

const list = (lines: readonly string[]) => lines.map((line) => `- ${plain(line)}`).join('\n')

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function attachments({ attachments: rows }: Report) {
  if (rows.length === 0) return []
  const body = rows.map(({ kind, formats, limits, caption, size }) =>
    row([
      plain(kind),
      plain([formats, limits].filter(Boolean).join(' · ')),
      plain(caption ?? shareText.unsaid),
      plain(size ?? shareText.unsaid),
    ]),
  )
  const head = [row(shareText.columns), row(shareText.columns.map(() => '---'))]
  return [`### ${shareText.attachments}`, [...head, ...body].join('\n')]
}

/** A report as Markdown, with all texts of users escaped. */
export function markdownOf(report: Report): string {
  const { title, about, verdict, people, numbers, groups, ids } = report
  return [
    `## ${plain(title)}`,
    plain(about),
    `**${plain(verdict.badge)}** – ${plain(verdict.evidence.join(' '))}`,
    ...(numbers.length > 0 ? [list(numbers.map(({ value, label }) => `${value} ${label}`))] : []),
    `### ${shareText.participants}`,
    list(people),
    ...(groups.length > 0 ? [`### ${shareText.capabilities}`] : []),
    ...groups.flatMap(({ name, lines }) => [`#### ${plain(name)}`, list(lines.map(sentence))]),
    ...attachments(report),
    ...(ids.length > 0 ? [list(ids.map(([name, id]) => `${name}: ${id}`))] : []),
    '',
  ].join('\n\n')
}
