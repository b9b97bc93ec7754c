/** Runs before every unit test file: replaces the browser's IndexedDB with one in memory. */

import { vi } from 'vitest'

vi.mock('../../src/platform/indexed-db.ts', async () => (await import('./fake-database.ts')).fakeDatabase)
