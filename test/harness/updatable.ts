/** An installed version of the extension that the browser itself can update, as one from a store. */

import type { ExtensionDriver, LaunchOptions } from './driver.ts'

export interface UpdatableExtension {
  readonly extension: ExtensionDriver
  /** Updates to the unpacked extension of a higher version. Close its pages before. */
  update(folder: string): Promise<void>
  /** Closes the browser and starts it again with the same profile, which `userDataDir` names. */
  restart(): Promise<ExtensionDriver>
  close(): Promise<void>
}

/** Starts a browser with the unpacked extension installed in its packed form. */
export type StartUpdatable = (options: LaunchOptions, folder: string) => Promise<UpdatableExtension>
