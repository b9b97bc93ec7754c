/** Messages that bring values into the vault, or take them out with what the guide knows of them. */

import * as z from 'zod/mini'
import {
  removeCapturedCredentials,
  setConsumerCredentials,
  setCredential,
  setToken,
} from '../../credentials/background/vault.ts'
import { summarizeConsumerCredentials } from '../../credentials/background/vault-entry.ts'
import type { ContentHandlers, PageHandlers } from '../../org-access/background/handler.ts'
import { ofOrg, orgSchema } from '../../org-access/background/org.schema.ts'
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
const consumerValue = z.string().check(z.trim(), z.minLength(1), z.maxLength(512), z.regex(/^[^\s\p{C}]+$/u))
/** No value is longer; an empty value removes the stored value. */
const typedValue = z.string().check(z.maxLength(512), z.regex(/^\P{Cc}*$/u))
const token = z.string().check(z.trim(), z.maxLength(4096), z.regex(/^[\x21-\x7e]*$/))

/** A password may begin or end with a blank, nothing else does. */
const normalizeInput = (name: string, value: string): string => (name === 'password' ? value : value.trim())

export const credentialContentHandlers = {
  'consumer-credentials': {
    schema: z.strictObject({
      appName: z.string().check(z.trim(), z.maxLength(255)),
      clientId: z.exactOptional(consumerValue),
      clientSecret: z.exactOptional(consumerValue),
    }),
    policy: 'org',
    mayComeFrom: isConsumerCredentialsPage,
    async run(found, { org, url }) {
      if (found.clientId === undefined && found.clientSecret === undefined) return refuse('malformed')
      const from = url.pathname.endsWith('/forceAppDetail.apexp') ? 'app-detail' : 'consumer-details'
      let refusal: 'guide-inactive' | 'other-connected-app' | null = null
      // One change: earlier page reports tell which connected app is SpaceIQ's, and a reset waits.
      await updateOrgState(org, async (state) => {
        if (!state.guideActive) refusal = 'guide-inactive'
        else if (!isSpaceiqConnectedApp(state.observedSetup, found.appName, from, url))
          refusal = 'other-connected-app'
        if (refusal) return state
        const entry = await setConsumerCredentials(org, { ...found, from })
        return moveToNextOpenStep(state, withHeldCredentials(state, summarizeConsumerCredentials(entry)))
      })
      return refusal ? refuse(refusal) : done
    },
  },
} satisfies Partial<ContentHandlers>

export const credentialPageHandlers = {
  'set-credential': {
    schema: z.strictObject({ org: orgSchema, name: z.enum(credentialNames), value: typedValue }),
    policy: 'org',
    async run({ org, name, value }) {
      const isNew = await setCredential(org, name, normalizeInput(name, value))
      // An admin who types a password got it elsewhere: the one that a repair set no longer counts.
      if (isNew && name === 'password') await updateOrgState(org, withoutRepairedPassword)
      return done
    },
  },
  'set-token': {
    schema: z.strictObject({ org: orgSchema, token }),
    policy: 'org',
    async run(body) {
      await setToken(body.org, body.token)
      return done
    },
  },
  'withdraw-app': {
    schema: ofOrg,
    policy: 'org',
    async run({ org }) {
      // First: key and secret of a foreign app must not outlast the word for it.
      await removeCapturedCredentials(org)
      await updateOrgState(org, withoutChosenConnectedApp)
      return done
    },
  },
} satisfies Partial<PageHandlers>
