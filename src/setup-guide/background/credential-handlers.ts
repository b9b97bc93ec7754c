/** Handlers of messages that store values in the vault, or remove captured values. */

import * as z from 'zod/mini'
import {
  removeCapturedCredentials,
  setConsumerCredentials,
  setCredential,
  setToken,
} from '../../credentials/background/vault.ts'
import { summarizeConsumerCredentials } from '../../credentials/background/vault-entry.ts'
import type { ContentHandlers, PageHandlers } from '../../org-access/background/handler.ts'
import { orgBodySchema, orgSchema } from '../../org-access/background/org.schema.ts'
import { done, refuse } from '../../platform/background/reply.ts'
import { credentialNames } from '../../required-setup.ts'
import { isConsumerCredentialsPage } from './connected-app-pages.ts'
import { withHeldCredentials } from './held-credentials.ts'
import {
  isSpaceiqConnectedApp,
  moveToNextOpenStep,
  withoutChosenConnectedApp,
  withoutRepairedPassword,
} from './org-state-changes.ts'
import { updateOrgState } from './org-store.ts'

/** Consumer key or secret: a single word. */
const consumerValueSchema = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(512), z.regex(/^[^\s\p{C}]+$/u))
/** No value is longer; an empty value removes the stored value. */
const typedValueSchema = z.string().check(z.maxLength(512), z.regex(/^\P{Cc}*$/u))
const tokenSchema = z.string().check(z.trim(), z.maxLength(4096), z.regex(/^[\x21-\x7e]*$/))

/** Strips surrounding blanks, except from a password, which may have them. */
const normalizeInput = (name: string, value: string): string => (name === 'password' ? value : value.trim())

export const credentialContentHandlers = {
  'consumer-credentials': {
    schema: z.strictObject({
      appName: z.string().check(z.trim(), z.maxLength(255)),
      clientId: z.exactOptional(consumerValueSchema),
      clientSecret: z.exactOptional(consumerValueSchema),
    }),
    policy: 'org',
    mayComeFrom: isConsumerCredentialsPage,
    async run(captured, { org, url }) {
      if (captured.clientId === undefined && captured.clientSecret === undefined) return refuse('malformed')
      const from = url.pathname.endsWith('/forceAppDetail.apexp') ? 'app-detail' : 'consumer-details'
      let refusal: 'guide-inactive' | 'other-connected-app' | null = null
      // Queued: earlier page reports tell which app is SpaceIQ's, and clearing the org waits.
      await updateOrgState(org, async (state) => {
        if (!state.guideActive) refusal = 'guide-inactive'
        else if (!isSpaceiqConnectedApp(state.observedSetup, captured.appName, from, url))
          refusal = 'other-connected-app'
        if (refusal) return state
        const entry = await setConsumerCredentials(org, { ...captured, from })
        const held = withHeldCredentials(state, summarizeConsumerCredentials(entry))
        return moveToNextOpenStep(state, held, new Date())
      })
      return refusal ? refuse(refusal) : done
    },
  },
} satisfies Partial<ContentHandlers>

export const credentialPageHandlers = {
  'set-credential': {
    schema: z.strictObject({ org: orgSchema, name: z.enum(credentialNames), value: typedValueSchema }),
    policy: 'org',
    async run({ org, name, value }) {
      const isNew = await setCredential(org, name, normalizeInput(name, value))
      // A typed password replaces the one that a repair set.
      if (isNew && name === 'password') await updateOrgState(org, withoutRepairedPassword)
      return done
    },
  },
  'set-token': {
    schema: z.strictObject({ org: orgSchema, token: tokenSchema }),
    policy: 'org',
    async run(body) {
      await setToken(body.org, body.token)
      return done
    },
  },
  'withdraw-app': {
    schema: orgBodySchema,
    policy: 'org',
    async run({ org }) {
      // First: a foreign app's key and secret must not outlive the admin's choice of that app.
      await removeCapturedCredentials(org)
      await updateOrgState(org, withoutChosenConnectedApp)
      return done
    },
  },
} satisfies Partial<PageHandlers>
