/** A section of the report, as a table. */

import { ExternalLink } from '../../ui/link.tsx'
import type { ReportCell, ReportRow, ReportSection } from '../report.ts'

const Lines = ({ cell }: { cell: ReportCell<string> }) => (
  <>
    {cell.map(({ text, href }, index) => (
      <p key={`${index} ${text}`}>
        {/* Names of an org can be written in any direction. */}
        {href === undefined ? (
          <bdi>{text}</bdi>
        ) : (
          <ExternalLink href={href}>
            <bdi>{text}</bdi>
          </ExternalLink>
        )}
      </p>
    ))}
  </>
)

const Row = ({ row, columns }: { row: ReportRow<string>; columns: readonly string[] }) => (
  <tr data-row={row.key} data-status={row.status}>
    {row.cells.map((cell, index) =>
      index === 0 ? (
        <th key={columns[index]} scope="row">
          <Lines cell={cell} />
        </th>
      ) : (
        <td key={columns[index]} data-column={columns[index]}>
          <Lines cell={cell} />
        </td>
      ),
    )}
  </tr>
)

/** The section with its heading, and its table or what stands in its place. */
export const ReportTable = ({ section }: { section: ReportSection<string> }) => {
  const { id, title, note, columns, rows, empty } = section
  const titleId = `${id}-title`
  return (
    <section data-section={id} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {note && <p class="hint">{note}</p>}
      {rows.length > 0 ? (
        <table aria-labelledby={titleId}>
          {columns.length > 0 && (
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      ) : (
        <p>{empty}</p>
      )}
    </section>
  )
}
