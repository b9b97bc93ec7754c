/** Takes over the company proxies that the organization's policy names. */

import { readPolicy } from '../../platform/policy.ts'
import { setPolicyProxies } from '../../salesforce/urls/my-domain.ts'

let applied: Promise<void> | undefined

/** Reads the policy and takes over its proxies. Never rejects. */
export const applyPolicyProxies = (): Promise<void> => {
  applied = readPolicy().then(({ proxies = [] }) => setPolicyProxies(proxies))
  return applied
}

/** Resolves once the policy's proxies are known: before that, their addresses are no org's. */
export const whenProxiesKnown = (): Promise<void> => applied ?? applyPolicyProxies()
