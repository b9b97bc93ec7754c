import { expect, test, vi } from 'vitest'
import { canAskForCode } from './focus-verification-code.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../../test/support/fake-browser.ts')).fakeBrowser,
}))

const org = 'https://acme.my.salesforce.com'

test.each([
  ['/_ui/identity/verification/method/EmailVerificationFinishUi/e', true],
  ['/_ui/identity/verification/method/TotpVerificationUi/e?retURL=x', true],
  ['/_ui/identity/', false],
  ['/02u?setupid=TabSet', false],
  ['/?startURL=/_ui/identity/verification/method/x/e', false],
])('a page at %s may ask for a code: %s', (path, expected) => {
  expect(canAskForCode(new URL(path, org))).toBe(expected)
})
