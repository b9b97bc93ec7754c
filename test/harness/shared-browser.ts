/**
 * Shares one browser among all test files of a vitest worker: each file finds the extension newly
 * installed, without cookies and tabs of the one before. Starting a browser takes Chromium half a
 * second and Firefox three.
 */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { ExtensionDriver, LaunchOptions, StartedBrowser } from './driver.ts'
import { installExtension, startBrowser } from './launch.ts'

interface SharedBrowser {
  readonly started: StartedBrowser
  /** Routes all https requests to the practice org on this port from now on. */
  routeToPort(port: number): void
  driver: ExtensionDriver | null
}

/**
 * Forwards a fixed port, set when the browser starts, to the port of the current file's practice
 * org.
 */
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
  // The server must not keep the worker from exiting.
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

/** On `globalThis`, which outlives the modules of a file. The browser exits with the worker. */
const key = Symbol.for('spaceiq.shared-browser')
const worker = globalThis as { [key]?: Promise<SharedBrowser> }

/** Closes all tabs but a blank one, and clears cookies and permissions. */
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
  // Listeners of the previous file must not see the tabs of this one.
  browser.removeAllListeners('targetcreated')
}

/**
 * Returns the worker's browser with the extension newly installed (by default the build for this
 * browser), and the practice org on this port behind every https host. The next caller resets it.
 */
export const acquireSharedBrowser = async (
  options: Pick<LaunchOptions, 'port' | 'extension' | 'hostAccess'>,
): Promise<ExtensionDriver> => {
  worker[key] ??= start()
  const shared = await worker[key]
  if (shared.driver) {
    await resetBrowser(shared.started)
    await shared.started.browser.uninstallExtension(shared.driver.extensionId)
  }
  shared.routeToPort(options.port)
  shared.driver = await installExtension(shared.started, options)
  return shared.driver
}
