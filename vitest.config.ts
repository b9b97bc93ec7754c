/** The tests: unit tests beside their sources and below `test/`, and browser tests, once for each browser. */

import { defineConfig } from 'vitest/config'
import { isFullRun } from './test/support/sample.ts'
import { listScheduledFiles } from './test/support/schedule.ts'

/** The tests in one browser: the same files, told by the environment which it is; of a sample those that are scheduled for it. */
const endToEnd = (name: string, browser: 'chromium' | 'firefox') => ({
  test: {
    name,
    include: isFullRun ? ['test/browser/**/*.test.ts'] : [...listScheduledFiles(browser)],
    environment: 'node' as const,
    env: { E2E_BROWSER: browser },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The files that a worker runs share its browser: test/harness/shared-browser.ts.
    pool: 'forks' as const,
    isolate: false,
    // A browser takes more than one processor at times.
    maxWorkers: 3,
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/{repository,fault-injection,practice-org}/**/*.test.ts'],
          setupFiles: ['test/support/unit-setup.ts'],
          environment: 'node',
          // On a machine of two processors one of them would have nothing to do.
          maxWorkers: '100%',
          // Thousands of tries in one property test take their time on a busy machine.
          testTimeout: 300_000,
        },
      },
      endToEnd('e2e', 'chromium'),
      endToEnd('e2e-firefox', 'firefox'),
    ],
  },
})
