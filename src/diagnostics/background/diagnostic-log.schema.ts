/** Schema of the diagnostic log in `storage.session`. */

import * as z from 'zod/mini'
import { createParser, timeSchema } from '../../platform/schema.ts'

export interface LoggedError {
  readonly at: number
  readonly org: string | null
  /** Type of the message; '' if unknown. */
  readonly what: string
  /** Name of the failed check or of the error. */
  readonly name: string
}

export interface DiagnosticLog {
  /** By org, the latest last; pages that share an address are named together. */
  readonly pages: Readonly<Record<string, readonly string[]>>
  readonly errors: readonly LoggedError[]
}

const diagnosticLogSchema = z.strictObject({
  pages: z.record(z.string(), z.array(z.string())),
  errors: z.array(
    z.strictObject({ at: timeSchema, org: z.nullable(z.string()), what: z.string(), name: z.string() }),
  ),
}) satisfies z.ZodMiniType<DiagnosticLog>

/** Parses a stored value; null if it does not match. */
export const parseDiagnosticLog: (stored: unknown) => DiagnosticLog | null = createParser(diagnosticLogSchema)
