/** The shape of the diagnostic log in `storage.session`. */

import * as z from 'zod/mini'
import { parserOf, time } from '../../platform/schema.ts'

export interface LoggedError {
  readonly at: number
  readonly org: string | null
  /** The kind of message, '' where it had none we know. */
  readonly what: string
  /** The name of the check that refused it, or of the error. */
  readonly name: string
}

export interface DiagnosticLog {
  /** Per org, the last one last; pages that share an address are named together. */
  readonly pages: Readonly<Record<string, readonly string[]>>
  readonly errors: readonly LoggedError[]
}

const diagnosticLog = z.strictObject({
  pages: z.record(z.string(), z.array(z.string())),
  errors: z.array(
    z.strictObject({ at: time, org: z.nullable(z.string()), what: z.string(), name: z.string() }),
  ),
}) satisfies z.ZodMiniType<DiagnosticLog>

/** Parses anything into the log, or null. */
export const parseDiagnosticLog: (stored: unknown) => DiagnosticLog | null = parserOf(diagnosticLog)
