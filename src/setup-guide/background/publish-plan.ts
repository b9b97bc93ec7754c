/** Builds an org's guide plan, which the content scripts request and draw. */

import { isFeatureDisabled, isOrgAllowed, type Policy, readPolicy } from '../../platform/policy.ts'
import { readSettingsOrDefaults, type Settings } from '../../platform/settings.ts'
import { excludeForeignPermissions } from '../../salesforce/dom/foreign-permissions.ts'
import type { Locator } from '../../salesforce/dom/locator.ts'
import { getOrgName } from '../../salesforce/urls/my-domain.ts'
import type { OrgState } from '../org-state.ts'
import { type LocatedPlan, type PickedLocators, withLocators } from '../page-plan.ts'
import { buildGuidePlan } from '../plan.ts'
import { startPath } from '../start-path.ts'
import { loadLatestOrgState } from './org-store.ts'

/** Builds the plan for this state of the org, with locators for all controls. */
export const createGuidePlan = (
  org: string,
  state: OrgState,
  policy: Policy,
  { contactEmail }: Pick<Settings, 'contactEmail'>,
): LocatedPlan => {
  const plan = buildGuidePlan(state, {
    orgName: getOrgName(org),
    contactEmail,
    byHand: isFeatureDisabled(policy, 'automation'),
    startPath: (step) => startPath(step, state.observedSetup),
  })
  return withLocators(org, plan, toPickedLocators(state))
}

/** Plans by org, while they are cached; null where every request builds its own. */
let cache: Map<string, Promise<LocatedPlan | null>> | null = null

/**
 * Caches plans from now on: the first marker of every page waits for one. Returns a function that
 * forgets one org's plan, or all: call it at each change of what plans are made of, before pages are
 * told of the change.
 */
export const cachePlans = (): ((org?: string) => void) => {
  const plans = new Map<string, Promise<LocatedPlan | null>>()
  cache = plans
  return (org) => {
    if (org === undefined) plans.clear()
    else plans.delete(org)
  }
}

/** Returns the org's plan, null if inactive or disallowed. Rejects when storage fails. */
export const getCurrentGuidePlan = (org: string): Promise<LocatedPlan | null> => {
  const plans = cache
  const cached = plans?.get(org)
  if (cached) return cached
  const plan = loadGuidePlan(org)
  plans?.set(org, plan)
  // Neither a failure nor what stands in for an unreadable policy is kept: no event ends them.
  const forget = () => plans?.get(org) === plan && plans.delete(org)
  void plan.then(async () => (await readPolicy()).unreadable && forget(), forget)
  return plan
}

const loadGuidePlan = async (org: string): Promise<LocatedPlan | null> => {
  // At once: the first marker waits for the slowest of them.
  const [state, policy, settings] = await Promise.all([
    loadLatestOrgState(org),
    readPolicy(),
    readSettingsOrDefaults(),
  ])
  return state.guideActive && isOrgAllowed(policy, org) ? createGuidePlan(org, state, policy, settings) : null
}

/** Converts the controls the admin picked to locators, grouped by control. */
const toPickedLocators = ({ pickedControls }: OrgState): PickedLocators => {
  const locators: Record<string, Locator[]> = {}
  for (const { control, language, css, label } of pickedControls) {
    locators[control] ??= []
    locators[control].push({
      css: `${css}${excludeForeignPermissions(control)}`,
      language,
      ...(label === null ? {} : { label: [label], called: label }),
    })
  }
  return locators
}
