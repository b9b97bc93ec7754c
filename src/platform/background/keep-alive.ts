/** Keeps the worker alive: browsers stop an idle worker after 30 s, and its requests with it. */

import browser from 'webextension-polyfill'

/** Runs `work` while calling an extension API every 20 s, which resets the idle timer. */
export const withKeepAlive = async <T>(work: () => Promise<T>): Promise<T> => {
  const timer = setInterval(() => void browser.storage.session.get('awake').catch(() => null), 20_000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
