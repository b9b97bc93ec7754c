/** Handlers of the guide's messages: its plan, page reports, and buttons of card and popup. */

import * as z from 'zod/mini'
import { grantTypes } from '../../flow-retirement/grant-type.ts'
import type { ContentHandlers, PageHandlers } from '../../org-access/background/handler.ts'
import { orgBodySchema, orgSchema } from '../../org-access/background/org.schema.ts'
import { clearPendingAccess } from '../../org-access/background/pending-access.ts'
import { done, ok, refuse } from '../../platform/background/reply.ts'
import { isForeignPermission } from '../../salesforce/dom/foreign-permissions.ts'
import { canBePage, canReportFrom } from '../../salesforce/extract/report-pages.ts'
import { isSetupHost } from '../../salesforce/urls/my-domain.ts'
import { allStepIds } from '../all-step-ids.ts'
import { narrowPlanTo } from '../page-plan.ts'
import { clickAddScope } from './click-in-main-world.ts'
import { isConnectedAppEditPage } from './connected-app-pages.ts'
import { filledPageBodySchema, recordSavedPages, storeFilledPage } from './filled-pages.ts'
import { canAskForCode, focusVerificationCode } from './focus-verification-code.ts'
import { injectPageActions } from './inject-page-actions.ts'
import { navigateToStep, startGuide } from './navigate.ts'
import {
  withCardAction,
  withOverlayHidden,
  withPageReport,
  withPickedControl,
  withStepSkipped,
} from './org-state-changes.ts'
import { updateOrgState } from './org-store.ts'
import { pageReportSchema } from './page-report.schema.ts'
import { pickedControlSchema } from './picked-control.schema.ts'
import { openPopupOrPanel } from './popup.ts'
import { getCurrentGuidePlan } from './publish-plan.ts'
import { expectAccess, handleAccessAnswer } from './start-with-access.ts'
import { discardOfferedSetup, useOfferedSetup } from './unconfirmed-setup.ts'

const stepIdSchema = z.enum(allStepIds)
const fingerprintSchema = z.string().check(z.regex(/^[\da-f]{64}$/))
const originSchema = z.string().check(z.maxLength(300))

export const guideContentHandlers = {
  'get-plan': {
    schema: z.strictObject({ around: z.array(originSchema).check(z.maxLength(20)) }),
    // The plan is null for a disallowed org.
    policy: 'exempt',
    whileInactive: true,
    mayComeFrom: () => true,
    ancestors: ({ around }) => around,
    async run(_, { org, url, tabId, frameId }) {
      const plan = await getCurrentGuidePlan(org)
      if (plan && canAskForCode(url)) void focusVerificationCode({ tabId, frameId })
      return ok(plan && narrowPlanTo(plan, url))
    },
  },
  'page-report': {
    schema: z.strictObject({ report: pageReportSchema }),
    policy: 'org',
    mayComeFrom: (url, { report }) => isSetupHost(url) && canReportFrom(report.kind, url),
    async run({ report }, { org, url, tabId }) {
      // Checked inside the update, so that page reports and resets keep their order.
      const state = await updateOrgState(org, async (before) => {
        if (!before.guideActive) return before
        const now = Date.now()
        const after = withPageReport(before, report, url, now)
        await recordSavedPages(org, { tab: tabId, report, url, before, after, now })
        return after
      })
      return state.guideActive ? done : refuse('guide-inactive')
    },
  },
  'page-filled': {
    schema: filledPageBodySchema,
    policy: 'org',
    mayComeFrom: (url, { page }) => isSetupHost(url) && canBePage(page, url),
    async run(body, sender) {
      await storeFilledPage(sender, body)
      return done
    },
  },
  'card-action': {
    schema: z.strictObject({
      action: z.enum(['back', 'skip', 'hide', 'switch-classic', 'overlay-removed']),
      step: stepIdSchema,
    }),
    policy: 'org',
    // Lightning's own pages have a card as well.
    mayComeFrom: () => true,
    logName: ({ action }) => (action === 'overlay-removed' ? action : null),
    async run(body, { org }) {
      await updateOrgState(org, (state) =>
        state.guideActive ? withCardAction(state, body.action, body.step) : state,
      )
      return done
    },
  },
  'control-picked': {
    schema: z.strictObject({ picked: pickedControlSchema }),
    policy: 'org',
    mayComeFrom: isSetupHost,
    async run({ picked }, { org }) {
      if (isForeignPermission(picked.control, [picked.css, picked.label ?? '']))
        return refuse('no-such-control')
      await updateOrgState(org, (state) => (state.guideActive ? withPickedControl(state, picked) : state))
      return done
    },
  },
  'open-popup': {
    schema: z.strictObject({}),
    policy: 'org',
    mayComeFrom: () => true,
    run: async (_, sender) => ((await openPopupOrPanel(sender.tabId)) ? done : refuse('internal-error')),
  },
  'inject-page-actions': {
    schema: z.strictObject({}),
    policy: 'org',
    // Lightning's own pages have a card as well, whose buttons it serves.
    mayComeFrom: () => true,
    async run(_, sender) {
      await injectPageActions(sender)
      return done
    },
  },
  'click-in-main-world': {
    schema: z.strictObject({ control: z.literal('scope-add') }),
    policy: 'automation',
    mayComeFrom: isConnectedAppEditPage,
    run: async (_, sender) => ((await clickAddScope(sender)) ? done : refuse('no-such-control')),
  },
} satisfies Partial<ContentHandlers>

export const guidePageHandlers = {
  'start-guide': {
    schema: orgBodySchema,
    policy: 'org',
    needsAccess: true,
    async run({ org }) {
      await startGuide(org)
      // The panel starts the guide as well, where the popup that asked for access has closed.
      await clearPendingAccess(org)
      return done
    },
  },
  'access-requested': {
    schema: z.strictObject({ org: orgSchema, proxy: z.exactOptional(z.string().check(z.maxLength(253))) }),
    policy: 'org',
    async run({ org, proxy }) {
      await expectAccess(org, proxy)
      return done
    },
  },
  'access-answered': {
    schema: z.strictObject({ org: orgSchema, answer: z.enum(['granted', 'denied', 'none']) }),
    policy: 'org',
    async run({ org, answer }) {
      await handleAccessAnswer(org, answer)
      return done
    },
  },
  'answer-unconfirmed-setup': {
    schema: z.strictObject({ org: orgSchema, use: z.boolean(), fingerprint: fingerprintSchema }),
    policy: 'org',
    async run({ org, use, fingerprint }) {
      const answer = use ? useOfferedSetup : discardOfferedSetup
      return (await answer(org, fingerprint)) ? done : refuse('unconfirmed-changed')
    },
  },
  'show-step': {
    schema: z.strictObject({ org: orgSchema, step: z.exactOptional(stepIdSchema) }),
    policy: 'org',
    needsAccess: true,
    async run(body) {
      await navigateToStep(body.org, body.step)
      return done
    },
  },
  'choose-grant': {
    schema: z.strictObject({ org: orgSchema, grant: z.enum(grantTypes) }),
    policy: 'org',
    async run({ org, grant }) {
      await updateOrgState(org, (state) => ({ ...state, chosenGrant: grant }))
      return done
    },
  },
  'set-overlay-hidden': {
    schema: z.strictObject({ org: orgSchema, hidden: z.boolean() }),
    policy: 'org',
    async run({ org, hidden }) {
      await updateOrgState(org, (state) => withOverlayHidden(state, hidden))
      return done
    },
  },
  'set-step-skipped': {
    schema: z.strictObject({ org: orgSchema, step: stepIdSchema, skipped: z.boolean() }),
    policy: 'org',
    async run({ org, skipped, ...body }) {
      await updateOrgState(org, (state) => withStepSkipped(state, body.step, skipped))
      return done
    },
  },
} satisfies Partial<PageHandlers>
