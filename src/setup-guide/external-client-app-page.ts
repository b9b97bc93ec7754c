/** What the card shows beside Lightning's pages of external client apps. */

import {
  type ExternalClientAppFacts,
  listExternalClientAppNotes,
  listRemainingSettings,
} from '../flow-retirement/external-client-app.ts'
import { openWayMessageKeys } from '../flow-retirement/open-way.ts'
import { text } from '../platform/text.ts'
import type { ObservedSetup } from '../salesforce/observed-setup.ts'
import type { StepId } from './ids.ts'
import { type LightningPage, openInClassic, withoutSettings } from './lightning-pages.ts'
import { openPopupLink, type StepTarget } from './page-status.ts'
import { pageLinks, type StepContext } from './step.ts'

/** Returns what the table's values depend on. The contact from the settings comes first. */
export const getExternalClientAppFacts = (
  { user }: Pick<ObservedSetup, 'user'>,
  contactEmail: string,
): ExternalClientAppFacts => ({
  contactEmail: contactEmail || (user?.email ?? ''),
  username: user?.username ?? '',
})

const linkToManager = ({ way, startPath }: StepContext, step: StepId): LightningPage => ({
  ...withoutSettings(step),
  instruction: text(openWayMessageKeys[way.id]),
  ways: pageLinks(text('card_external_apps'), startPath('external-client-apps'), 'external-apps'),
})

const managerNode = 'ManageExternalClientApplication'
/** Setup nodes that are about apps and their flows. */
const nodesAboutApps = ['ExternalClientApplicationSettings', 'NavigationMenus', 'OauthOidcSettings'] as const

/**
 * Returns the pages by Setup node, which replace those of the way through a connected app; none on
 * that way. `next` is the setup's first open step.
 */
export const listExternalClientAppPages = (
  context: StepContext,
  next: StepTarget | null,
): Readonly<Record<string, LightningPage>> => {
  const { way, setup, contactEmail } = context
  if (way.app !== 'external-client-app' || !next) return {}
  const isReady = way.id === 'ready'
  const isStepOfApp = next.step === 'app' || next.step === 'keys'
  if (isReady && !isStepOfApp) {
    const page: LightningPage =
      next.step === 'activate'
        ? { ...withoutSettings(next.step), instruction: text('step_activate_next'), ways: [openPopupLink] }
        : openInClassic(next)
    return Object.fromEntries([managerNode, ...nodesAboutApps].map((node) => [node, page]))
  }
  const facts = getExternalClientAppFacts(setup, contactEmail)
  const manager: LightningPage = {
    instruction: text(
      isReady
        ? 'external_app_keys'
        : way.id === 'create-external-client-app'
          ? 'external_app_create'
          : openWayMessageKeys[way.id],
    ),
    ways: [],
    step: isReady ? 'keys' : 'app',
    settings: listRemainingSettings(way, facts),
    notes: listExternalClientAppNotes(way, facts),
  }
  const link = linkToManager(context, isReady ? 'keys' : 'app')
  return {
    ...Object.fromEntries(nodesAboutApps.map((node) => [node, link])),
    // Other pages lead to the next step, which is not in Classic.
    ...(isStepOfApp ? { '': link } : {}),
    [managerNode]: manager,
  }
}
