/**
 * One browser for all the files that a worker of the tests runs, one after another: each finds the extension newly installed,
 * no cookies and no tabs of the file before. A start takes half a second in Chromium and three in Firefox.
 */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { ExtensionDriver, StartedBrowser } from './driver.ts'
import { startBrowser } from './launch.ts'

interface SharedBrowser {
  readonly started: StartedBrowser
  /** Leads what the browser asks of any https host to the practice org on this port from now on. */
  routeToPort(port: number): void
  driver: ExtensionDriver | null
}

/** The browser is told its port at the start; every file has a practice org on a port of its own. */
const createForwarder = async (): Promise<{ readonly port: number; lead(port: number): void }> => {
  const open = new Set<Socket>()
  let target = 0
  const server = createServer((socket) => {
    const onward = connect(target, '127.0.0.1')
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // The browser lives as long as the worker, and must not keep it from ending.
  server.unref()
  return {
    port: (server.address() as AddressInfo).port,
    lead(port) {
      target = port
      for (const socket of open) socket.destroy()
    },
  }
}

const start = async (): Promise<SharedBrowser> => {
  const { port, lead } = await createForwarder()
  return { started: await startBrowser({ port }), routeToPort: lead, driver: null }
}

/** Modules may be loaded anew for each file; the worker's own global object stays. Nobody closes it: it ends with the worker. */
const key = Symbol.for('spaceiq.shared-browser')
const worker = globalThis as { [key]?: Promise<SharedBrowser> }

/** Closes all tabs but a blank one, and forgets every cookie and permission. */
const resetBrowser = async ({ browser }: StartedBrowser): Promise<void> => {
  const blank = await browser.newPage()
  await Promise.all(
    (await browser.pages())
      .filter((page) => page !== blank)
      .map((page) => page.close().catch(() => undefined)),
  )
  const context = browser.defaultBrowserContext()
  await context.deleteCookie(...(await context.cookies()))
  await context.clearPermissionOverrides()
  // Who listened for tabs of the file before hears no more of them.
  browser.removeAllListeners('targetcreated')
}

/**
 * Gives the worker's browser, with the extension (the build for this browser unless told) newly installed in it and the
 * practice org on this port behind every https host. What is done to it is undone when the next file borrows it.
 */
export const acquireSharedBrowser = async (options: {
  readonly port: number
  readonly extension?: string
}): Promise<ExtensionDriver> => {
  worker[key] ??= start()
  const shared = await worker[key]
  if (shared.driver) {
    await resetBrowser(shared.started)
    await shared.started.browser.uninstallExtension(shared.driver.extensionId)
  }
  shared.routeToPort(options.port)
  shared.driver = await shared.started.install(options.extension)
  return shared.driver
}
