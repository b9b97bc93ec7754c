/**
 * Which page is this? One rule a page: its address, and what its own DOM shows where the address does not say.
 * Addresses and ids: the recogniser tables of Salesforce Classic's Setup pages; `pages.urls.ts` holds the addresses.
 */

import type { PageId } from '../guide/ids.ts'

export interface PageRule {
  readonly id: PageId
  /** Whether this address can be the page; several pages can share one. */
  url(url: URL): boolean
  /** Whether the document is the page. Left out where the address says it all. */
  dom?(document: Document): boolean
}

const has = (selector: string) => (document: Document) => document.querySelector(selector) !== null
const path = (pattern: RegExp) => (url: URL) => pattern.test(url.pathname)

/** A record's id: 15 characters, or 18 with the check digits. */
const id = '[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?'

const wizard = path(/^\/p\/setup\/field\/NewCustomFieldStageManager$/)
const appEdit = path(/^\/app\/mgmt\/forceconnectedapps\/forceAppEdit\.apexp$/)
const appPages = path(/^\/app\/mgmt\/forceconnectedapps\//)

const nameOfApp = '[id$="nameSection:name"]'
const consumerDetails = '[id*=":consumerDetails:"]'

export const pages: readonly PageRule[] = [
  {
    id: 'setup-home',
    url: path(/^\/(?:setup\/forcecomHomepage\.apexp|ui\/setup\/Setup)$/),
    dom: has('#setupNavTree'),
  },
  { id: 'profile-list', url: path(/^\/(?:00e|setup\/ui\/profilelist\.jsp)$/) },
  {
    id: 'profile-clone',
    url: path(new RegExp(`^/(?:_ui/perms/ui/profile/ProfileClone|00e|00e${id})/e$`)),
    dom: has('#newProfileName'),
  },
  {
    id: 'profile-edit',
    url: path(new RegExp(`^/00e${id}/e$`)),
    dom: (document) => !has('#newProfileName')(document),
  },
  { id: 'profile-detail', url: path(new RegExp(`^/00e${id}$`)) },
  { id: 'user-list', url: path(/^\/005$/) },
  { id: 'user-edit', url: path(/^\/005\/e$/), dom: has('#user_license_id') },
  { id: 'user-detail', url: path(new RegExp(`^/005${id}$`)) },
  {
    id: 'case-fields',
    url: path(/^\/p\/setup\/layout\/LayoutFieldList$/),
    dom: has('[id$="CustomFieldRelatedList"]'),
  },
  { id: 'field-type', url: wizard, dom: has('#stageForm #dtypeS') },
  { id: 'field-details', url: wizard, dom: has('#stageForm #MasterLabel:not([type="hidden"])') },
  { id: 'field-security', url: wizard, dom: has('#stageForm #d000000000000000:not([type="hidden"])') },
  {
    id: 'field-layouts',
    url: wizard,
    dom: has('#stageForm [name="LayoutNameids"], #stageForm [name="save_new"]'),
  },
  { id: 'apps', url: path(/^\/02u$/) },
  { id: 'app-edit', url: appEdit, dom: has(nameOfApp) },
  {
    id: 'app-saved',
    url: appEdit,
    // The page after Save has the form's title still, and nothing of the form but two buttons.
    dom: (document) =>
      !has(`${nameOfApp}, .errorMsg, #errorTitle`)(document) &&
      has('form[id*="setupForm"] input[type="submit"]')(document),
  },
  {
    id: 'app-refused',
    url: appEdit,
    dom: (document) => !has(nameOfApp)(document) && has('.errorMsg, #errorTitle')(document),
  },
  { id: 'consumer-details', url: appPages, dom: has(consumerDetails) },
  {
    id: 'app-detail',
    url: path(/^\/app\/mgmt\/forceconnectedapps\/forceAppDetail\.apexp$/),
    dom: (document) => !has(consumerDetails)(document),
  },
  {
    id: 'app-policies',
    url: path(
      /^\/(?:_ui\/core\/application\/force\/connectedapp\/ForceConnectedApplicationPage\/[de]|app\/mgmt\/forceconnectedapps\/forceInstalledConnectedAppList\.apexp)$/,
    ),
  },
  {
    id: 'verify-identity',
    url: path(/^\/_ui\/identity\/verification\//),
    dom: has('#emc, #smc, #tc, form#editPage'),
  },
  { id: 'lightning', url: path(/^\/lightning\/setup\//) },
]

/** The page this document is, or null when it is none the guide knows. */
export const recognise = (url: URL, document: Document): PageId | null =>
  pages.find((page) => page.url(url) && (page.dom?.(document) ?? true))?.id ?? null

/** Whether this address can be one of the guide's pages, once it has loaded. */
export const mayBePage = (url: URL): boolean => pages.some((page) => page.url(url))

/**
 * The object whose fields the page is about ('Case'), null where the page names none. The wizard's address loses its
 * query after the first stage, from there on only the form tells.
 */
export const objectOf = (url: URL, document: Document): string | null =>
  url.searchParams.get('type') ??
  url.searchParams.get('entity') ??
  document.querySelector<HTMLInputElement>('#stageForm input[name="entity"]')?.value ??
  null
