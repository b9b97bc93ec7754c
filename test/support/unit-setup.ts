/** Before every unit test: where the browser's IndexedDB is missing, one in memory. */

import { vi } from 'vitest'

vi.mock('../../src/platform/indexed-db.ts', async () => (await import('./fake-database.ts')).fakeDatabase)
