/** What the parts of the practice org agree on: the state it keeps, the shape of its routes, and how it is started. */

import type { CaseFieldName } from '../../src/blueprint.ts'

export interface OrgField {
  id: string
  label: string
  /** Without `__c`. */
  developerName: string
  dtype: 'S' | 'J' | string
  length: number
  externalId: boolean
  visibleLines: number | null
  description: string
  /** Profile id (18 characters) -> what it may do with the field. */
  security: Record<string, { visible: boolean; readOnly: boolean }>
  layouts: string[]
  /** Managed-package namespace, '' for the org's own. */
  namespace: string
  /** The object it is on; Case when left out. */
  entity?: string
}

export interface OrgProfile {
  id: string
  name: string
  licence: string
  custom: boolean
  description: string
  /** Permission API name -> on. */
  permissions: Record<string, boolean>
  caseAccess: { read: boolean; create: boolean; edit: boolean; delete: boolean }
}

export interface OrgUser {
  id: string
  firstName: string
  lastName: string
  alias: string
  email: string
  username: string
  nickname: string
  profileId: string
  active: boolean
  password: string
}

export interface OrgApp {
  /** `06P...` */
  id: string
  /** `0H4...` */
  policyId: string
  name: string
  apiName: string
  contactEmail: string
  oauth: boolean
  callbackUrl: string
  scopes: string[]
  secretForWebServer: boolean
  secretForRefreshToken: boolean
  pkce: boolean
  consumerKey: string
  consumerSecret: string
  description?: string
  /** Epoch milliseconds. */
  savedAt: number
}

/** How this org differs from the default one; the switch names are used by tests and by `npm start`. */
export interface OrgWorld {
  /** UI language of Salesforce's own labels. */
  language: 'en' | 'ja' | 'zh_CN' | 'es' | 'pt_BR' | 'de' | 'fr' | 'pseudo'
  /** 'form': New works. The others: how a closed creation shows. */
  appCreation: 'open' | 'button-missing' | 'button-greyed' | 'refused'
  /** How key and secret are shown on the app's page. */
  consumer: 'reveal' | 'manage'
  /** Identity verification before the consumer details. */
  verification: 'email' | 'none'
  /** Era of the connected app form. */
  appForm: '2019' | '2021' | '2025'
  profileUi: 'original' | 'enhanced'
  /** Milliseconds every page waits before it answers. */
  delay: number
}

export const defaultWorld: OrgWorld = {
  language: 'en',
  appCreation: 'open',
  consumer: 'manage',
  verification: 'email',
  appForm: '2025',
  profileUi: 'original',
  delay: 0,
}

export interface OrgState {
  world: OrgWorld
  /** The org's own hosts: `acme.my.salesforce.com`, `acme.lightning.force.com`, `acme.my.salesforce-setup.com`. */
  name: string
  fields: OrgField[]
  profiles: OrgProfile[]
  users: OrgUser[]
  apps: OrgApp[]
  layouts: { id: string; name: string }[]
  licences: { id: string; name: string; free: number }[]
  /** Mails Salesforce would have sent, newest last: verification codes, new users' passwords. */
  mailbox: { to: string; subject: string; code?: string; password?: string; username?: string }[]
  /** The signed-in sessions: cookie `sid` -> what the session has proven. */
  sessions: Map<string, { username: string; verifiedForConsumer: boolean }>
  /** Counts requests per `METHOD /path`, so that a test can say "saved once". */
  requests: { method: string; host: string; path: string; at: number }[]
}

export interface Ctx {
  method: string
  url: URL
  /** Form fields of a POST, repeated names kept in order. */
  form: URLSearchParams
  /** The raw body of a POST. */
  body: string
  headers: Record<string, string>
  state: OrgState
  session: { username: string; verifiedForConsumer: boolean } | null
}

export interface Answer {
  status?: number
  headers?: Record<string, string>
  /** HTML unless a content-type header says otherwise. */
  body?: string
  /** Shorthand for a 302. */
  redirect?: string
}

export interface Route {
  method: 'GET' | 'POST' | 'ANY'
  /** Tested against the path without query. */
  path: RegExp
  handle(ctx: Ctx, match: RegExpMatchArray): Answer | Promise<Answer>
}

/** Each way the SpaceIQ stand-in can be told to answer the next activation(s). */
export type SpaceIqMood =
  | 'accept'
  | 'created'
  | 'pending'
  | 'invalid'
  | 'unprocessable'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'already-active'
  | 'rate-limited'
  | 'server-error'
  | 'flaky' /* 503 twice, then accepts */
  | 'hang'
  | 'drop' /* closes the socket */
  | 'redirect'
  | 'not-json'
  | 'not-schema'

export interface Received {
  at: number
  headers: Record<string, string>
  body: unknown
  /** Contract violations found by the stand-in; empty when the request is right. */
  violations: string[]
}

export interface PracticeOrg {
  /** The port on 127.0.0.1; browsers are told to map every host to it. */
  readonly port: number
  /** By org name; `acme` always exists. */
  readonly orgs: Map<string, OrgState>
  readonly spaceiq: { mood: SpaceIqMood; retryAfter: number; token: string; received: Received[] }
  /** Serve this HTML for exactly this address (host and path with query; query ignored when the key has none). */
  readonly overrides: Map<string, string>
  /** Adds an org with its own hosts, e.g. `acme--uat.sandbox`. */
  addOrg(name: string, world?: Partial<OrgWorld>): OrgState
  close(): Promise<void>
}

export type StartPracticeOrg = (options?: {
  world?: Partial<OrgWorld>
  port?: number
}) => Promise<PracticeOrg>

/** Field names in the manual's order, for seeding. */
export type SeedFields = readonly CaseFieldName[]
