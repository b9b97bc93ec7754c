/** The extension as an organization's policy installs it: a real policy, in a real browser. */

import type { ExtensionDriver, LaunchOptions } from './driver.ts'

/** What a policy has to name: the extension's id, and where the browser gets it. */
export interface PackageForPolicy {
  readonly id: string
  readonly address: string
}

export interface ManagedExtension {
  readonly extension: ExtensionDriver
  /** Whether the policy put the extension's button into the toolbar. */
  readonly pinned: boolean
  close(): Promise<void>
}

/** Starts a browser under a policy that installs the extension, and waits until it is there. */
export type StartManaged = (
  options: LaunchOptions,
  createPolicy: (ours: PackageForPolicy) => object,
) => Promise<ManagedExtension>
