/** Takes from the page what it shows of the org, and reports it to the background. Only while the guide runs. */

import { caseFields } from '../blueprint.ts'
import type { Evidence, FieldFindings } from '../guide/evidence.ts'
import type { PageId } from '../guide/ids.ts'
import type { FromContent } from '../messages.ts'
import { isOurApp, readApp, readAppName, readConsumer } from '../salesforce/read/app.ts'
import { findFields, readFieldList } from '../salesforce/read/fields.ts'
import { isOurProfile, readProfileDetail } from '../salesforce/read/profile.ts'
import { isOurUser, readUserDetail, readUserInList } from '../salesforce/read/user.ts'
import { namedField } from '../salesforce/read/wizard.ts'

type Collected = Extract<FromContent, { type: 'evidence' }>['evidence']

const withField = (
  known: FieldFindings | undefined,
  name: string | null,
  status: 'saved' | 'missing',
): FieldFindings | undefined => {
  if (!name) return known
  const none = Object.fromEntries(
    caseFields.map((field) => [field.name, { status: 'missing' }]),
  ) as FieldFindings
  return { ...(known ?? none), [name]: { status } }
}

/** What this page shows, given what is known. Pages that show nothing of the org's set-up give nothing. */
export const collect = (page: PageId, url: URL, document: Document, known: Evidence): Collected => {
  switch (page) {
    case 'profile-detail': {
      const seen = readProfileDetail(url, document)
      return isOurProfile(seen, known.profile) ? { profile: merge(known.profile, seen) } : {}
    }
    case 'user-list': {
      const seen = readUserInList(document, known.profile?.name)
      return seen ? { user: seen } : {}
    }
    case 'user-detail': {
      const seen = readUserDetail(url, document)
      return isOurUser(seen, known.profile?.name, document) ? { user: seen } : {}
    }
    case 'case-fields':
      return { fields: findFields(readFieldList(document)) }
    case 'field-layouts': {
      // The stage is shown again: what was saved here a moment ago was refused.
      const name = namedField(page, document)
      const saved =
        known.fields &&
        caseFields.some((field) => field.name === name && known.fields?.[field.name].status === 'saved')
      const fields = saved ? withField(known.fields, name, 'missing') : undefined
      return fields ? { fields } : {}
    }
    case 'app-detail': {
      const seen = readApp(url, document)
      return isOurApp(seen, known.app) ? { app: seen } : {}
    }
    default:
      return {}
  }
}

/** A page that does not show a permission does not take back what another page showed of the same profile. */
const merge = (known: Evidence['profile'], seen: NonNullable<Evidence['profile']>) => {
  if (!known || known.name !== seen.name) return seen
  return {
    id: seen.id || known.id,
    name: seen.name,
    licence: seen.licence || known.licence,
    apiOnly: seen.apiOnly ?? known.apiOnly,
    apiEnabled: seen.apiEnabled ?? known.apiEnabled,
    passwordNeverExpires: seen.passwordNeverExpires ?? known.passwordNeverExpires,
  }
}

/** What the admin's own press of a page's Save says, before the next page confirms it. */
export const collectOnSave = (page: PageId, document: Document, known: Evidence): Collected => {
  if (page === 'profile-clone') {
    const name = document.querySelector<HTMLInputElement>('#newProfileName')?.value.trim() ?? ''
    if (!name || known.profile?.name === name) return {}
    return {
      profile: { id: '', name, licence: '', apiOnly: null, apiEnabled: null, passwordNeverExpires: null },
    }
  }
  if (page === 'field-layouts') {
    const fields = withField(known.fields, namedField(page, document), 'saved')
    return fields ? { fields } : {}
  }
  return {}
}

/** Key and secret, where this page is one that shows them for SpaceIQ's app; null elsewhere. */
export const collectConsumer = (
  page: PageId,
  url: URL,
  document: Document,
  known: Evidence,
): Extract<FromContent, { type: 'consumer' }> | null => {
  if (page !== 'consumer-details' && page !== 'app-detail') return null
  if (page === 'app-detail' && !isOurApp(readApp(url, document), known.app)) return null
  const appName = readAppName(document)
  if (page === 'consumer-details' && known.app && known.app.name !== appName) return null
  const values = readConsumer(document)
  return values.clientId || values.clientSecret ? { type: 'consumer', appName, ...values } : null
}
