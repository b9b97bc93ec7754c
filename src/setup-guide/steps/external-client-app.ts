/** Leads from Classic's pages of connected apps to Lightning's of external client apps. */

import { openWayMessageKeys } from '../../flow-retirement/open-way.ts'
import { text } from '../../platform/text.ts'
import type { PageId } from '../../salesforce/page-ids.ts'
import { type Blocker, pageLinks, type StepContext, type StepPage } from '../step.ts'

/** Pages from which a connected app is created or found. Its own pages say what it is. */
const pagesOfConnectedApps: readonly PageId[] = ['setup-home', 'apps', 'app-edit', 'app-refused']

const leadToExternalClientApps = ({ way, startPath }: StepContext): Blocker => ({
  instruction: text(openWayMessageKeys[way.id]),
  notes: [],
  links: pageLinks(text('card_external_apps'), startPath('external-client-apps'), 'external-apps'),
})

/** Returns the pages, which lead elsewhere where the open way goes through an external client app. */
export const withExternalClientAppBlocker = (pages: readonly StepPage[]): readonly StepPage[] =>
  pages.map((stepPage) =>
    pagesOfConnectedApps.includes(stepPage.page)
      ? {
          ...stepPage,
          blocker: (context) =>
            context.way.app === 'external-client-app'
              ? leadToExternalClientApps(context)
              : (stepPage.blocker?.(context) ?? null),
        }
      : stepPage,
  )
