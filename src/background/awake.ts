/** Keeps the worker alive: Chromium stops an MV3 worker, and its requests, after 30 s idle. */

import browser from 'webextension-polyfill'

/** Runs `work` while calling an extension API every 20 s, which resets the idle timer. */
export const awake = async <T>(work: () => Promise<T>): Promise<T> => {
  const asking = setInterval(() => void browser.storage.session.get('awake').catch(() => null), 20_000)
  try {
    return await work()
  } finally {
    clearInterval(asking)
  }
}
