/** Types shared by the parts of the practice org: its state, its routes, and its options. */

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
  /** Every record must have it, and it has no default. */
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

interface IpRange {
  start: string
  end: string
}

/** A record type of Case. */
interface OrgRecordType {
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
  /** Appended to the password from an untrusted address; an API-only user has none. */
  securityToken?: string
  /** The token endpoint accepts the password, but every call with the token is refused. */
  passwordExpired?: boolean
  /** Set by Freeze on the user's page: still active, but cannot log in. */
  frozen?: boolean
  /** Wrong passwords in a row; the tenth locks the user. */
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
  /** *Enable Client Credentials Flow*; off when left out. */
  clientCredentials?: boolean
  /** The policy *Run As* of that flow: a user's id; none when left out. */
  runAs?: string
}

/** An external client app, which Lightning alone can show. */
export interface OrgExternalClientApp {
  /** `0xI...` */
  id: string
  name: string
  apiName: string
  contactEmail: string
  distributionState: 'Local' | 'Packaged'
  callbackUrl: string
  scopes: string[]
  /** *Enable Client Credentials Flow* under Settings. */
  clientCredentials: boolean
  /** The same under Policies. */
  clientCredentialsPolicy: boolean
  /** The policy *Run As (Username)*: a user's id; none when left out. */
  runAs?: string
  consumerKey: string
  consumerSecret: string
  /** Epoch milliseconds. */
  savedAt: number
  /** Id of the connected app it was migrated from. */
  migratedFrom?: string
  /** *Require secret for Web Server Flow*; on when left out, as the next two. */
  secretForWebServer?: boolean
  secretForRefreshToken?: boolean
  pkce?: boolean
  /** Only users of these profiles may use it; all may when left out. */
  approvedProfiles?: string[]
  /** The policy on addresses; Enforce when left out. */
  ipRelaxation?: 'Enforce' | 'Bypass'
}

/** When the org was created, as far as that decides which login flows it has. */
export type OrgEra = 'established' | 'summer-23' | 'summer-26'

/** Languages of Salesforce's own texts; in `pseudo` no label is known. */
export type OrgLanguage = 'en' | 'ja' | 'zh_CN' | 'es' | 'pt_BR' | 'de' | 'fr' | 'pseudo'

/** What the org already has; each adds a fixture of fixtures.ts with its usual values. */
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
  | 'app-for-both' /* 'app' with scope api too, client credentials, and a run-as user */
  | 'external-client-app' /* its successor, right in all, with a run-as user */
  | 'other-app' /* has nothing to do with SpaceIQ */
  | 'no-licence' /* no Salesforce licence is left */

/** How this org differs from `defaultOrgVariant`. */
export interface OrgVariant {
  /** UI language of Salesforce's own labels. */
  language: OrgLanguage
  /**
   * 'variant' shows the other known wording of a label, where there is one: older spelling, another
   * place.
   */
  wording: 'current' | 'variant'
  /** What the org already has; read once, when the org is created. */
  fixtures: readonly FixtureName[]
  /**
   * Whether New works, or how closed creation shows; 'refused' serves the form and refuses its
   * Save.
   */
  appCreation: 'open' | 'button-missing' | 'button-greyed' | 'refused'
  /**
   * What the new app's form URL answers while the button is missing or greyed: the form,
   * Salesforce's message that the app can't be created, or the Insufficient Privileges page.
   */
  directFormResponse: 'served' | 'refused' | 'forbidden'
  /** How key and secret are shown on the app's page. */
  consumerDisplay: 'reveal' | 'manage'
  /**
   * Where Manage Consumer Details opens: the tab, also from Lightning's frame, or `window.open`.
   */
  consumerDetailsTarget: 'same-tab' | 'frame' | 'new-window'
  /**
   * Identity verification before the consumer details: a code by mail (`#emc`), by SMS (`#smc`) or
   * from an authenticator app (`#tc`), a push approved on the phone, or a passkey. The last two
   * have no code field.
   */
  verification: 'email' | 'sms' | 'totp' | 'authenticator' | 'passkey' | 'none'
  /** Polls of the authenticator's page until the push counts as approved. */
  pollsUntilApproved: number
  /** Era of the connected app form. */
  appForm: '2019' | '2021' | '2025'
  /**
   * What the field wizard lists for field-level security. 'permission-sets' is an org setting, with
   * Read Access and Edit Access (Salesforce's guide); the ids of their checkboxes are inferred.
   */
  fieldSecurity: 'profiles' | 'permission-sets'
  /**
   * Adds a wizard step for Lightning record pages before the layouts (Salesforce's guide; markup
   * invented).
   */
  lightningRecordPagesStep: boolean
  /**
   * Case takes no more fields: shown in a known error area, in a box, or as plain text (all
   * invented).
   */
  fieldLimit: 'room' | 'told' | 'box' | 'plain'
  profileUi: 'original' | 'enhanced'
  /**
   * A plain table, or one whose rows arrive by script; `setupid=Profiles` always gives the plain
   * one.
   */
  profileList: 'original' | 'enhanced'
  /**
   * "Welcome to the Enhanced Profile User Interface" covers the first profile page until closed.
   */
  profileWelcome: boolean
  /** 'old' has no `#setupLink`: Setup is in the user menu. */
  header: 'new' | 'old'
  /** 'other-columns': another order, an Email column, more views, New User only below the list. */
  usersList: 'standard' | 'other-columns'
  /** The user's role: a select, or an input with a lookup. */
  roleField: 'select' | 'lookup'
  /** 'late': the profiles arrive 800 ms after the licence was chosen. */
  licenceProfiles: 'preloaded' | 'late'
  /** Paths (with query) with these prefixes answer Insufficient Privileges, status 403. */
  forbiddenPaths: readonly string[]
  /** The reason that page gives: missing rights, a stronger sign-in, or neither. */
  forbiddenReason: 'rights' | 'sign-in' | 'address'
  /** How Lightning shows a forbidden page: in its frame, or as "Page not found" without one. */
  lightningForbiddenView: 'frame' | 'page-not-found'
  /** The first login is redirected through the maintenance page. */
  maintenance: boolean
  /** Milliseconds before any page answers. */
  delay: number
  /** Milliseconds before a Save answers, in addition to `delay`. */
  saveDelay: number
  /**
   * How `/services/` answers a session: normally, not in this edition, for approved apps only, or
   * no more today. A user without API Enabled is always refused.
   */
  api: 'on' | 'disabled' | 'access-control' | 'limit-exceeded'
  /** Milliseconds before any request to `/services/` is answered. */
  apiLatency: number
  /** Sessions are locked to their IP address, and API requests come from another one. */
  apiIpMismatch: boolean
  /** As SOQL names it: `Developer Edition`, `Enterprise Edition`… */
  edition: string
  /** Whether the API creates profiles; no source says what it really does. */
  profileCreation: 'allowed' | 'refused'
  /** Names the API refuses to create: `Case.Team__c`, a username, a permission set, a profile. */
  apiRejectedNames: readonly string[]
  /** What the API does not delete, by name, with Salesforce's words on who else needs it. */
  referencedNames: Readonly<Record<string, string>>
  /** The org's own namespace, prefixed to what is created as `<namespace>__`; '' for none. */
  namespace: string
  /** Names of profiles and licences in the requesting user's language, if that is not English. */
  translatedApiNames: Readonly<Record<string, string>>
  /** Columns the org does not have, or that no query may select. */
  absentColumns: readonly string[]
  /** How many of the next API writes fail with a row lock; counts down. */
  lockedRowWrites: number
  /** Which API versions accept a new password: all, older ones only, or none. */
  apiPasswordChange: 'taken' | 'older-versions' | 'refused'
  /** How many custom fields Case takes. */
  maxCaseFields: number
  /** Session Settings: *Lock sessions to the IP address from which they originated*. */
  lockSessionsToIp: boolean
  /**
   * Network Access: no security token needed from there; `trustedIp` says if requests come from
   * there.
   */
  trustedRanges: readonly IpRange[]
  /** Case's record types besides Master. */
  recordTypes: readonly OrgRecordType[]
  /** Case's validation rules. */
  validationRules: readonly { name: string; active: boolean }[]
  /**
   * The release that made the org. An org of Summer '23 begins with the password flow blocked; in
   * one of Summer '26 it cannot be allowed, and connected apps cannot be created. Where a variant
   * names those two itself, that counts.
   */
  era: OrgEra
  /**
   * The org's own day, which ends the password flow; the real one when left out. Times in records
   * stay real, so that a browser's clock fits them.
   */
  today?: Date | string
  /** *Allow OAuth Username-Password Flows* is off; always so in an org of Summer '26. */
  passwordFlowBlocked: boolean
  /** Milliseconds after an app's Save during which the token endpoint does not know it. */
  propagationMs: number
  /** Token requests come from a trusted address, so no security token is needed. */
  trustedIp: boolean
  /** The token endpoint reports too many requests. */
  loginRateExceeded: boolean
  /** My Domain's token endpoint refuses requests, as the setup host's always does. */
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
  referencedNames: {},
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
  era: 'established',
  passwordFlowBlocked: false,
  propagationMs: 0,
  trustedIp: true,
  loginRateExceeded: false,
  myDomainTokenRefused: false,
}

export interface OrgSession {
  username: string
  verifiedForConsumer: boolean
  /** Of a client-credentials token: what it may do. Other sessions may do all. */
  scopes?: readonly string[]
}

export interface OrgRequest {
  method: string
  host: string
  path: string
  /** `?q=…`, '' when there is none. */
  search: string
  /** Epoch milliseconds. */
  at: number
  /** When it was answered; missing until then. Epoch milliseconds. */
  end?: number
}

export interface FakeOrg {
  variant: OrgVariant
  /** `acme`: the first part of its hosts, e.g. `acme.my.salesforce.com`. */
  name: string
  fields: OrgField[]
  /** Listed on a page of their own; their names are free again. */
  deletedFields: OrgField[]
  profiles: OrgProfile[]
  users: OrgUser[]
  apps: OrgConnectedApp[]
  externalClientApps: OrgExternalClientApp[]
  layouts: { id: string; name: string }[]
  licences: { id: string; name: string; free: number }[]
  /** Mails that Salesforce would send, newest last: verification codes, passwords of new users. */
  mailbox: { to: string; subject: string; code?: string; password?: string; username?: string }[]
  /** Sessions by their `sid` cookie. */
  sessions: Map<string, OrgSession>
  /** Usernames of other orgs: they are taken everywhere. */
  usernamesInOtherOrgs: string[]
  /** The maintenance page was shown. */
  maintenanceShown: boolean
  /** Cases, of which the org tells how many there are; their values are nobody's. Times are epoch ms. */
  cases: { id: string; modifiedAt: number }[]
  /** When records were made, by their 15-character id, in epoch ms; others are as old as the org. */
  createdAt: Map<string, number>
  /** All requests so far, so that a test can assert "saved once". */
  requests: OrgRequest[]
}

export interface RequestContext {
  method: string
  url: URL
  /** Form fields of a POST; repeated names in order. */
  form: URLSearchParams
  /** The raw body of a POST. */
  body: string
  headers: Record<string, string>
  state: FakeOrg
  session: OrgSession | null
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

/** How the SpaceIQ stand-in answers the next activations. */
export type SpaceIqFailureMode =
  | 'accept'
  | 'created'
  | 'pending'
  | 'invalid'
  | 'unprocessable'
  | 'version-refused'
  | 'grant-refused'
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
  /** Contract violations found by the stand-in; empty for a correct request. */
  violations: string[]
}

export interface PracticeOrg {
  /** The port on 127.0.0.1, to which browsers map every host. */
  readonly port: number
  /** By org name; `acme` always exists. */
  readonly orgs: Map<string, FakeOrg>
  readonly spaceiq: {
    failureMode: SpaceIqFailureMode
    retryAfter: number
    token: string
    received: ReceivedActivation[]
    /** Bodies posted by the Save of SpaceIQ's own form. */
    saved: unknown[]
  }
  /**
   * HTML or a response for one address: host and path; the query counts only if the key has one.
   */
  readonly overrides: Map<string, string | RouteResponse>
  /** Adds an org with its own hosts, e.g. `acme--uat.sandbox`. */
  addOrg(name: string, variant?: Partial<OrgVariant>): FakeOrg
  close(): Promise<void>
}

export type StartPracticeOrg = (options?: {
  variant?: Partial<OrgVariant>
  port?: number
}) => Promise<PracticeOrg>
