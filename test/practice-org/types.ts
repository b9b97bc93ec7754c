/** What the parts of the practice org agree on: the state it keeps, the shape of its routes, and how it is started. */

import type { CaseFieldName } from '../../src/required-setup.ts'

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
  /** A package's namespace, or the org's own where it has one; else ''. */
  namespace: string
  /** No record is made without it, and it has no default. */
  required?: boolean
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
  /** Logins are allowed from these addresses only; all are when left out. */
  loginIpRanges?: readonly IpRange[]
  /** Logins are allowed between these minutes of a day only: `mondayStart`, `mondayEnd`. */
  loginHours?: Readonly<Record<string, number>>
}

export interface IpRange {
  start: string
  end: string
}

/** A record type of Case. */
export interface OrgRecordType {
  name: string
  active: boolean
  /** Names of the profiles that may use it; all may when left out. */
  profiles?: readonly string[]
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
  /** What must follow the password from an address that is not trusted; an API-only user has none. */
  securityToken?: string
  /** The token endpoint still takes the password; every call with the token, or another session, is refused. */
  passwordExpired?: boolean
  /** By Freeze on the user's page: active, and kept out. */
  frozen?: boolean
  /** Passwords that were wrong one after another: the tenth locks the user. */
  failedLogins?: number
}

export interface OrgConnectedApp {
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
  /** The app's policy on addresses; ENFORCE when left out. */
  ipRelaxation?: 'ENFORCE' | 'ENFORCE_RELAXREFRESH' | 'BYPASS_2FACTOR' | 'BYPASS'
  /** Only users of these profiles may use it; all may when left out. */
  approvedProfiles?: string[]
  /** Blocked by an admin, for everyone. */
  blocked?: boolean
}

/** Languages of Salesforce's own texts; `pseudo` has no known label at all. */
export type OrgLanguage = 'en' | 'ja' | 'zh_CN' | 'es' | 'pt_BR' | 'de' | 'fr' | 'pseudo'

/** What someone may have made in the org earlier; each is a seed of seeds.ts with its usual values. */
export type FixtureName =
  | 'fields' /* all seven, as the manual wants them */
  | 'wrong-field' /* the first one as a text of 50 without External ID, on no layout */
  | 'managed-field' /* the first one's label and name in a package's namespace */
  | 'deleted-field' /* the first one, made and deleted */
  | 'field-under-other-name' /* the first one's label, another API name */
  | 'many-fields' /* 1,000 that are none of ours */
  | 'profile' /* right, by another name */
  | 'wrong-profile' /* by the usual name, without API Only User */
  | 'user' /* right, with a profile of its own */
  | 'inactive-user'
  | 'app' /* by the usual name, right in all */
  | 'app-by-callback' /* another name, SpaceIQ's callback */
  | 'app-by-name' /* the usual name, another callback */
  | 'app-wrong' /* SpaceIQ's callback, scope `api`, secret required */
  | 'other-app' /* has nothing to do with SpaceIQ */
  | 'no-licence' /* no Salesforce licence is left */

/** How this org differs from the default one; the switch names are used by tests and by `npm start`. */
export interface OrgVariant {
  /** UI language of Salesforce's own labels. */
  language: OrgLanguage
  /** 'variant' shows the other known wording of a label, where there is one: older spelling, another place. */
  wording: 'current' | 'variant'
  /** What the org has from earlier; read once, when the org is made. */
  fixtures: readonly FixtureName[]
  /** 'form': New works. The others: how a closed creation shows. 'refused' takes the form and refuses its Save. */
  appCreation: 'open' | 'button-missing' | 'button-greyed' | 'refused'
  /**
   * What the address of the new app's form answers while the button is missing or greyed: the form as ever, Salesforce's
   * message that the app can't be created, or the Insufficient Privileges page.
   */
  directFormResponse: 'served' | 'refused' | 'forbidden'
  /** How key and secret are shown on the app's page. */
  consumerDisplay: 'reveal' | 'manage'
  /** Where Manage Consumer Details opens them: as the tab's page, also from Lightning's frame, or with window.open. */
  consumerDetailsTarget: 'same-tab' | 'frame' | 'new-window'
  /**
   * Identity verification before the consumer details: code by mail (`#emc`), by SMS (`#smc`), of an authenticator app
   * (`#tc`), a push that is approved on the phone while the page waits without a code field, or a passkey, which has none
   * either.
   */
  verification: 'email' | 'sms' | 'totp' | 'authenticator' | 'passkey' | 'none'
  /** How often the authenticator's page asks before the push counts as approved. */
  pollsUntilApproved: number
  /** Era of the connected app form. */
  appForm: '2019' | '2021' | '2025'
  /**
   * Whom the wizard for a new field asks about: 'permission-sets' by a setting of the org, with Read Access and Edit Access
   * (Salesforce's guide); the ids of their boxes are inferred.
   */
  fieldSecurity: 'profiles' | 'permission-sets'
  /** A step for Lightning record pages stands before that of the layouts (Salesforce's guide; its markup is made up). */
  lightningRecordPagesStep: boolean
  /** Case has no room: said in place of the wizard, in a known error area, in a box, or as mere text (all made up). */
  fieldLimit: 'room' | 'told' | 'box' | 'plain'
  profileUi: 'original' | 'enhanced'
  /** The list of profiles: plain table, or the enhanced one whose rows arrive by script (`setupid=Profiles` is plain always). */
  profileList: 'original' | 'enhanced'
  /** "Welcome to the Enhanced Profile User Interface" lies over the first profile page until it is closed. */
  profileWelcome: boolean
  /** 'old': no `#setupLink`; Setup stands in the user menu. */
  header: 'new' | 'old'
  /** 'other-columns': another order, an Email column, more views, New User below the list only. */
  usersList: 'standard' | 'other-columns'
  /** The user's role: a select, or a box with a look-up beside it. */
  roleField: 'select' | 'lookup'
  /** 'late': the licence's profiles come 800 ms after the licence was chosen. */
  licenceProfiles: 'preloaded' | 'late'
  /** What these paths (with query) begin with is answered by Insufficient Privileges, status 403. */
  forbiddenPaths: readonly string[]
  /** What that page says below its heading: a lack of rights, a stronger sign-in that is wanted, or nothing of either. */
  forbiddenReason: 'rights' | 'sign-in' | 'address'
  /** Where Lightning shows a forbidden page: in its frame, or as "Page not found" without a frame. */
  lightningForbiddenView: 'frame' | 'page-not-found'
  /** The next login leads over the maintenance page; only the first one. */
  maintenance: boolean
  /** Milliseconds every page waits before it answers. */
  delay: number
  /** Milliseconds a pressed Save waits on top of `delay`. */
  saveDelay: number
  /**
   * How `/services/` answers a session: as ever, not in this edition, only tokens of approved apps, or not any more
   * today. A user without API Enabled is refused in any case.
   */
  api: 'on' | 'disabled' | 'access-control' | 'limit-exceeded'
  /** Milliseconds every request to `/services/` waits before it is answered. */
  apiLatency: number
  /** Sessions are locked to the address they began at, and the API is asked from another one. */
  apiIpMismatch: boolean
  /** As SOQL names it: `Developer Edition`, `Enterprise Edition`… */
  edition: string
  /** Whether the API makes profiles: no source says what it really does. */
  profileCreation: 'allowed' | 'refused'
  /** What the API refuses to make, by its name: `Case.Team__c`, a username, a permission set, a profile. */
  apiRejectedNames: readonly string[]
  /** The org's own namespace: what is made in it is called `<namespace>__…`. '' for none. */
  namespace: string
  /** How the API calls profiles and licences in the language of who asks, where it is not English. */
  translatedApiNames: Readonly<Record<string, string>>
  /** Columns that the org does not have, or that no query may ask for. */
  absentColumns: readonly string[]
  /** The next writes over the API that find what they change held by somebody else; each is counted down. */
  lockedRowWrites: number
  /** Whether a password is taken over the API: by every version, by older ones alone, by none. */
  apiPasswordChange: 'taken' | 'older-versions' | 'refused'
  /** How many custom fields Case takes. */
  maxCaseFields: number
  /** Session Settings: *Lock sessions to the IP address from which they originated*. */
  lockSessionsToIp: boolean
  /** Network Access: from there no security token is wanted. `trustedIp` says whether requests come from such an address. */
  trustedRanges: readonly IpRange[]
  /** Case's record types besides Master. */
  recordTypes: readonly OrgRecordType[]
  /** Case's validation rules. */
  validationRules: readonly { name: string; active: boolean }[]
  /** *Allow OAuth Username-Password Flows* is off. */
  passwordFlowBlocked: boolean
  /** Milliseconds after an app's Save in which the token endpoint does not know it. */
  propagationMs: number
  /** Token requests come from a trusted address: no security token is needed. */
  trustedIp: boolean
  /** The token endpoint has had too many requests. */
  loginRateExceeded: boolean
  /** My Domain's token endpoint refuses requests, as the setup host's does always. */
  myDomainTokenRefused: boolean
}

export const defaultOrgVariant: OrgVariant = {
  language: 'en',
  wording: 'current',
  fixtures: [],
  appCreation: 'open',
  directFormResponse: 'served',
  consumerDisplay: 'manage',
  consumerDetailsTarget: 'same-tab',
  verification: 'email',
  pollsUntilApproved: 3,
  appForm: '2025',
  fieldSecurity: 'profiles',
  lightningRecordPagesStep: false,
  fieldLimit: 'room',
  profileUi: 'original',
  profileList: 'enhanced',
  profileWelcome: false,
  header: 'new',
  usersList: 'standard',
  roleField: 'select',
  licenceProfiles: 'preloaded',
  forbiddenPaths: [],
  forbiddenReason: 'rights',
  lightningForbiddenView: 'frame',
  maintenance: false,
  delay: 0,
  saveDelay: 0,
  api: 'on',
  apiLatency: 0,
  apiIpMismatch: false,
  edition: 'Enterprise Edition',
  profileCreation: 'allowed',
  apiRejectedNames: [],
  namespace: '',
  translatedApiNames: {},
  absentColumns: [],
  lockedRowWrites: 0,
  apiPasswordChange: 'taken',
  maxCaseFields: 1200,
  lockSessionsToIp: false,
  trustedRanges: [{ start: '203.0.113.0', end: '203.0.113.255' }],
  recordTypes: [],
  validationRules: [],
  passwordFlowBlocked: false,
  propagationMs: 0,
  trustedIp: true,
  loginRateExceeded: false,
  myDomainTokenRefused: false,
}

export interface OrgRequest {
  method: string
  host: string
  path: string
  /** `?q=…`, '' when there is none. */
  search: string
  /** Epoch milliseconds. */
  at: number
  /** When it was answered; missing while it is not. */
  end?: number
}

export interface FakeOrg {
  world: OrgVariant
  /** The org's own hosts: `acme.my.salesforce.com`, `acme.lightning.force.com`, `acme.my.salesforce-setup.com`. */
  name: string
  fields: OrgField[]
  /** Deleted ones stand on a page of their own; their names are free again. */
  deletedFields: OrgField[]
  profiles: OrgProfile[]
  users: OrgUser[]
  apps: OrgConnectedApp[]
  layouts: { id: string; name: string }[]
  licences: { id: string; name: string; free: number }[]
  /** Mails Salesforce would have sent, newest last: verification codes, new users' passwords. */
  mailbox: { to: string; subject: string; code?: string; password?: string; username?: string }[]
  /** The signed-in sessions: cookie `sid` -> what the session has proven. */
  sessions: Map<string, { username: string; verifiedForConsumer: boolean }>
  /** Usernames that other orgs have: they are taken everywhere. */
  usernamesInOtherOrgs: string[]
  /** The maintenance page was shown. */
  maintenanceShown: boolean
  /** Counts requests per `METHOD /path`, so that a test can say "saved once". */
  requests: OrgRequest[]
}

export interface RequestContext {
  method: string
  url: URL
  /** Form fields of a POST, repeated names kept in order. */
  form: URLSearchParams
  /** The raw body of a POST. */
  body: string
  headers: Record<string, string>
  state: FakeOrg
  session: { username: string; verifiedForConsumer: boolean } | null
}

export interface RouteResponse {
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
  handle(ctx: RequestContext, match: RegExpMatchArray): RouteResponse | Promise<RouteResponse>
}

/** Each way the SpaceIQ stand-in can be told to answer the next activation(s). */
export type SpaceIqFailureMode =
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

export interface ReceivedActivation {
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
  readonly orgs: Map<string, FakeOrg>
  readonly spaceiq: {
    failureMode: SpaceIqFailureMode
    retryAfter: number
    token: string
    received: ReceivedActivation[]
    /** What the Save of SpaceIQ's own form has posted. */
    saved: unknown[]
  }
  /** Serve this HTML, or answer, for exactly this address (host and path with query; query ignored when the key has none). */
  readonly overrides: Map<string, string | RouteResponse>
  /** Adds an org with its own hosts, e.g. `acme--uat.sandbox`. */
  addOrg(name: string, world?: Partial<OrgVariant>): FakeOrg
  close(): Promise<void>
}

export type StartPracticeOrg = (options?: {
  world?: Partial<OrgVariant>
  port?: number
}) => Promise<PracticeOrg>

/** Field names in the manual's order, for seeding. */
export type FieldFixtureNames = readonly CaseFieldName[]
