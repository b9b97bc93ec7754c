/** Renders metadata by type and full name, as XML. */

import { isPasswordFlowBlocked } from '../era.ts'
import { escapeHtml } from '../pages/layout/setup-parts.ts'
import type { FakeOrg, OrgProfile } from '../types.ts'
import { toFieldMetadata } from './entities/custom-field.ts'
import { findFieldByQualifiedName } from './entities/holder.ts'
import { encodeMetadataName, getLayoutFullName, listLayoutItems } from './entities/layout.ts'
import { findById } from './entity.ts'

type Leaf = string | number | boolean | null

const element = (name: string, value: Leaf): string =>
  value === null ? '' : `<${name}>${escapeHtml(String(value))}</${name}>`
const elements = (values: Readonly<Record<string, Leaf>>): string =>
  Object.entries(values)
    .map(([name, value]) => element(name, value))
    .join('')

/** By scope code: the Metadata API's name, if it differs in more than case. */
const scopeNames: Readonly<Record<string, string>> = {
  chatter_api: 'Chatter',
  custom_permissions: 'CustomPermissions',
  id: 'Basic',
  openid: 'OpenID',
  refresh_token: 'RefreshToken',
  visualforce: 'CustomApplications',
  wave_api: 'Wave',
  eclair_api: 'Eclair',
}
const scopeName = (code: string): string => scopeNames[code] ?? code.charAt(0).toUpperCase() + code.slice(1)

/** Renders a connected app, with its key but not its secret (platform reference A3). */
function connectedApp(state: FakeOrg, name: string): string | null {
  const app = state.apps.find(({ apiName }) => apiName === name)
  if (!app) return null
  const oauth = app.oauth
    ? `<oauthConfig>${elements({
        callbackUrl: app.callbackUrl,
        consumerKey: app.consumerKey,
        isAdminApproved: app.approvedProfiles !== undefined,
        isClientCredentialEnabled: app.clientCredentials === true,
        isCodeCredentialEnabled: false,
        isCodeCredentialPostOnly: false,
        isConsumerSecretOptional: !app.secretForWebServer,
        isIntrospectAllTokens: false,
        isNamedUserJwtEnabled: false,
        isPkceRequired: app.pkce,
        isSecretRequiredForRefreshToken: app.secretForRefreshToken,
        isSecretRequiredForTokenExchange: false,
        isTokenExchangeEnabled: false,
        oauthClientCredentialUser: findById(state.users, app.runAs)?.username ?? null,
      })}${app.scopes.map((code) => element('scopes', scopeName(code))).join('')}</oauthConfig>`
    : ''
  const policy = elements({ ipRelaxation: app.ipRelaxation ?? 'ENFORCE', refreshTokenPolicy: 'infinite' })
  return `${elements({ contactEmail: app.contactEmail })}${element('label', app.name)}${oauth}<oauthPolicy>${policy}</oauthPolicy>`
}

/** Metadata names of standard profiles, as in public source trees. */
const standardProfiles: Readonly<Record<string, string>> = {
  'System Administrator': 'Admin',
  'Standard User': 'Standard',
  'Read Only': 'ReadOnly',
  'Contract Manager': 'ContractManager',
  'Marketing User': 'MarketingProfile',
  'Solution Manager': 'SolutionManager',
}

/** Returns a profile's name in the Metadata API. */
export const getProfileFullName = ({ name, custom }: OrgProfile): string =>
  (custom ? undefined : standardProfiles[name]) ?? encodeMetadataName(name)

function profile(state: FakeOrg, name: string): string | null {
  const found = state.profiles.find((one) => getProfileFullName(one) === name)
  if (!found) return null
  const { custom, licence, loginHours, loginIpRanges = [] } = found
  const hours = loginHours ? `<loginHours>${elements(loginHours)}</loginHours>` : ''
  const ranges = loginIpRanges.map(
    ({ start, end }) =>
      `<loginIpRanges>${elements({ endAddress: end, startAddress: start })}</loginIpRanges>`,
  )
  return `${elements({ custom })}${hours}${ranges.join('')}${elements({ userLicense: licence })}`
}

/** Renders the parts of the security settings that are used. */
function securitySettings({ variant }: FakeOrg, name: string): string | null {
  if (name !== 'Security') return null
  const ranges = variant.trustedRanges.map(
    ({ start, end }) => `<ipRanges>${elements({ description: null, end, start })}</ipRanges>`,
  )
  const session = elements({
    enforceIpRangesEveryRequest: false,
    lockSessionsToDomain: true,
    lockSessionsToIp: variant.lockSessionsToIp,
  })
  return `<networkAccess>${ranges.join('')}</networkAccess><sessionSettings>${session}</sessionSettings>`
}

function layout(state: FakeOrg, name: string): string | null {
  const found = state.layouts.find((one) => getLayoutFullName(one.name) === name)
  if (!found) return null
  const items = listLayoutItems(state, found.id).map(
    (field) => `<layoutItems>${elements({ behavior: 'Edit', field })}</layoutItems>`,
  )
  return `<layoutSections>${elements({ customLabel: false, label: 'Case Information' })}<layoutColumns>${items.join('')}</layoutColumns><layoutColumns/>${elements({ style: 'TwoColumnsTopToBottom' })}</layoutSections>`
}

function customField(state: FakeOrg, name: string): string | null {
  const field = findFieldByQualifiedName(state, name)
  return field ? elements(toFieldMetadata(field)) : null
}

/** Renders what follows `fullName`; null if the name is unknown. */
export const metadataReaders: Readonly<Record<string, (state: FakeOrg, name: string) => string | null>> = {
  OauthOidcSettings: (state, name) =>
    name === 'OauthOidc'
      ? elements({
          blockOAuthUnPwFlow: isPasswordFlowBlocked(state),
          blockOAuthUsrAgtFlow: false,
          isPkceRequired: false,
          oAuthCdCrdtFlowEnable: false,
        })
      : null,
  ConnectedApp: connectedApp,
  CustomField: customField,
  Layout: layout,
  Profile: profile,
  SecuritySettings: securitySettings,
}
