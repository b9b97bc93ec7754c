// @vitest-environment happy-dom
/** The popup's three places: which is shown, by which key, and for how long it is remembered. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import browser from 'webextension-polyfill'
import {
  clickInPopup,
  findInPopup,
  popupRoot,
  renderPopup,
  withObservedSetup,
  withOrgState,
} from '../../test/support/render-popup.tsx'
import { consumerFixture } from '../../test/support/popup-fixtures.ts'
import { findTabByKey } from '../ui/tabs.tsx'
import { parseChosenTab, places } from './use-chosen-tab.ts'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))
