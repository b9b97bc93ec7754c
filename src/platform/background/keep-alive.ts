/** With the popup closed, a worker that asks nothing of the browser for 30 seconds is stopped, its requests with it. */

import browser from 'webextension-polyfill'

/** Does the work with the worker kept awake, and gives what the work gives. */
export const awake = async <T>(work: () => Promise<T>): Promise<T> => {
  const asking = setInterval(() => void browser.storage.session.get('awake').catch(() => null), 20_000)
  try {
    return await work()
  } finally {
    clearInterval(asking)
  }
}
