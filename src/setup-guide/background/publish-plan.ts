/** Builds an org's guide plan, which the content scripts request and draw. */

import { getPasswordFlowPhase } from '../../flow-retirement/flow-retirement.ts'
import { type LetterFacts, unknownLetterFacts, writeSupportLetter } from '../../flow-retirement/letters.ts'
import { translate } from '../../platform/background/i18n.ts'
import { isFeatureDisabled, isOrgAllowed, type Policy, readPolicy } from '../../platform/policy.ts'
import { readSettingsOrDefaults, type Settings } from '../../platform/settings.ts'
import { excludeForeignPermissions } from '../../salesforce/dom/foreign-permissions.ts'
import type { Locator } from '../../salesforce/dom/locator.ts'
import { getOrgName } from '../../salesforce/urls/my-domain.ts'
import type { OrgState } from '../org-state.ts'
import { findOrgWay } from '../org-way.ts'
import { type LocatedPlan, type PickedLocators, withLocators } from '../page-plan.ts'
import { buildGuidePlan } from '../plan.ts'
import { startPath } from '../start-path.ts'
import { loadLatestOrgState } from './org-store.ts'
import { readPopupShortcut } from './popup.ts'

const isEnglish = () => translate('ui_language').startsWith('en')

/** Builds the plan for this state of the org, with locators for all controls. */
export const createGuidePlan = (
  org: string,
  state: OrgState,
  policy: Policy,
  { contactEmail }: Pick<Settings, 'contactEmail'>,
  facts: LetterFacts = unknownLetterFacts,
  popupShortcut = '',
): LocatedPlan => {
  const now = new Date()
  const { app } = findOrgWay(state, now)
  const plan = buildGuidePlan(state, {
    orgName: getOrgName(org),
    contactEmail,
    now,
    supportLetter: writeSupportLetter(facts, isEnglish() ? null : translate('closed_app_letter')),
    byHand: isFeatureDisabled(policy, 'automation'),
    popupShortcut,
    startPath: (step) => startPath(step, state.observedSetup, app),
  })
  return withLocators(org, plan, toPickedLocators(state), translate('card_check_control'))
}

/** Plans by org and phase of the password flow, while cached; null where each request builds its own. */
let cache: Map<string, CachedPlan> | null = null

interface CachedPlan {
  readonly phase: ReturnType<typeof getPasswordFlowPhase>
  readonly plan: Promise<LocatedPlan | null>
}

/** Reads what the letters say of an org: nothing, until the background has said where it is kept. */
let readLetterFacts: (org: string) => Promise<LetterFacts> = async () => unknownLetterFacts

/**
 * Caches plans from now on: the first marker of every page waits for one. Returns a function that
 * forgets one org's plan, or all: call it at each change of what plans are made of, before pages are
 * told of the change. `readFacts` tells what the letters say of an org.
 */
export const cachePlans = (readFacts: typeof readLetterFacts): ((org?: string) => void) => {
  const plans = new Map<string, CachedPlan>()
  cache = plans
  readLetterFacts = readFacts
  return (org) => {
    if (org === undefined) plans.clear()
    else plans.delete(org)
  }
}

/** Returns the org's plan, null if inactive or disallowed. Rejects when storage fails. */
export const getCurrentGuidePlan = (org: string): Promise<LocatedPlan | null> => {
  const plans = cache
  // No event tells that the password flow has ended: the plan of the day before is not used.
  const phase = getPasswordFlowPhase(new Date())
  const cached = plans?.get(org)
  if (cached?.phase === phase) return cached.plan
  const plan = loadGuidePlan(org)
  plans?.set(org, { phase, plan })
  // Neither a failure nor what stands in for an unreadable policy is kept: no event ends them.
  const forget = () => plans?.get(org)?.plan === plan && plans.delete(org)
  void plan.then(async () => (await readPolicy()).unreadable && forget(), forget)
  return plan
}

const loadGuidePlan = async (org: string): Promise<LocatedPlan | null> => {
  // At once: the first marker waits for the slowest of them.
  const [state, policy, settings, facts, popupShortcut] = await Promise.all([
    loadLatestOrgState(org),
    readPolicy(),
    readSettingsOrDefaults(),
    readLetterFacts(org),
    readPopupShortcut(),
  ])
  return state.guideActive && isOrgAllowed(policy, org)
    ? createGuidePlan(org, state, policy, settings, facts, popupShortcut)
    : null
}

/** Converts the controls the admin picked to locators, grouped by control. */
const toPickedLocators = ({ pickedControls }: OrgState): PickedLocators => {
  const locators: Record<string, Locator[]> = {}
  for (const { control, language, css, label } of pickedControls) {
    locators[control] ??= []
    locators[control].push({
      css: `${css}${excludeForeignPermissions(control)}`,
      language,
      ...(label === null ? {} : { label: [label], remark: label }),
    })
  }
  return locators
}
