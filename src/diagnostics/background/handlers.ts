/** Handlers of messages about diagnostics. */

import * as z from 'zod/mini'
import type { PageHandlers } from '../../org-access/background/handler.ts'
import { ok } from '../../platform/background/reply.ts'
import { createDiagnosticReport } from './gather-report.ts'

export const diagnosticsHandlers = {
  'get-diagnostic-report': {
    schema: z.strictObject({}),
    policy: 'exempt',
    run: async () => ok(await createDiagnosticReport()),
  },
} satisfies Partial<PageHandlers>
