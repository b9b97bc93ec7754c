/** Configures the tests: unit tests, and browser tests once per browser. */

import { defineConfig } from 'vitest/config'
import { isFullRun } from './test/support/sample.ts'
import { listScheduledFiles } from './test/support/schedule.ts'
import { defineWhatsNew } from './tools/changelog.mjs'

/**
 * Configures the tests in one browser: all files in a full run, otherwise those scheduled for it.
 */
const endToEnd = (name: string, browser: 'chromium' | 'firefox') => ({
  test: {
    name,
    include: isFullRun ? ['test/browser/**/*.test.ts'] : [...listScheduledFiles(browser)],
    environment: 'node' as const,
    env: { E2E_BROWSER: browser },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Files of a worker share its browser: test/harness/shared-browser.ts.
    pool: 'forks' as const,
    isolate: false,
    // A browser can use more than one processor.
    maxWorkers: 3,
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        define: defineWhatsNew(),
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.{ts,tsx}',
            'test/{repository,fault-injection,pictures,practice-org}/**/*.test.ts',
          ],
          setupFiles: ['test/support/unit-setup.ts'],
          environment: 'node',
          // By default vitest leaves a processor free, half of a small machine.
          maxWorkers: '100%',
          // Property tests with thousands of runs are slow on a busy machine.
          testTimeout: 300_000,
        },
      },
      endToEnd('e2e', 'chromium'),
      endToEnd('e2e-firefox', 'firefox'),
    ],
  },
})
