import { type ComponentChild, render } from 'preact'
import browser from 'webextension-polyfill'
import { language } from './i18n.ts'

/** Renders a page, with the language and text direction of its messages. */
export const mount = (content: ComponentChild, title: string): void => {
  document.title = title
  document.documentElement.lang = language()
  document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir') || 'ltr'
  const app = document.getElementById('app')
  if (app) render(content, app)
}
