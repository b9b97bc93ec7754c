import browser from 'webextension-polyfill'
import { t } from '../ui/i18n.ts'
import { mount } from '../ui/mount.tsx'
import { PopupApp } from './app.tsx'

mount(<PopupApp />, t('ui_product_short'))

// A popup has a size of its own; in a tab the page takes the tab's size.
browser.tabs.getCurrent().then(
  (tab) => document.documentElement.classList.toggle('in-tab', tab !== undefined),
  () => undefined,
)
