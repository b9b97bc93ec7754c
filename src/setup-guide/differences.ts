/** Describes how an org differs from the setup SpaceIQ needs, with a remedy for each difference. */

import { type Text, text } from '../platform/text.ts'
import { type CaseFieldName, caseFields, connectedApp, integrationProfile } from '../required-setup.ts'
import type {
  AppEvidence,
  Evidence,
  FieldDifference,
  FieldFinding,
  FieldFindings,
  ProfileEvidence,
  UserEvidence,
} from '../salesforce/observed-setup.ts'
import type { StepId } from './ids.ts'

/** Returns the text in a list when the condition holds. Unknown (`null`) is never a difference. */
const when = (isSo: boolean, said: Text): readonly Text[] => (isSo ? [said] : [])

const ofProfile = ({ apiOnly, apiEnabled, passwordNeverExpires }: ProfileEvidence): readonly Text[] => [
  ...when(apiOnly === false, text('difference_api_only')),
  ...when(apiEnabled === false, text('difference_api_enabled')),
  ...when(passwordNeverExpires === false, text('difference_password_expires')),
]

const ofUser = (user: UserEvidence, profile: ProfileEvidence | undefined): readonly Text[] => [
  ...when(user.active === false, text('difference_inactive', user.username)),
  ...(profile && user.profileName !== '' && user.profileName !== profile.name
    ? [text('difference_user_profile', user.username, user.profileName, profile.name)]
    : []),
]

const ofField = (name: CaseFieldName, difference: FieldDifference): Text => {
  switch (difference.what) {
    case 'type':
      return difference.shouldBe === 'Text'
        ? text('difference_field_text', name, difference.is)
        : text('difference_field_long_text', name, difference.is)
    case 'length':
      return text('difference_field_length', name, String(difference.is), String(difference.shouldBe))
    case 'externalId':
      return difference.shouldBe
        ? text('difference_field_external_unset', name)
        : text('difference_field_external_set', name)
  }
}

/** Describes the differences of one Case field, for a row that names the field already. */
export const fieldTexts = (name: CaseFieldName, finding: FieldFinding): readonly Text[] =>
  finding.status === 'wrong' ? finding.differences.map((one) => ofField(name, one)) : []

const ofFields = (fields: FieldFindings): readonly Text[] =>
  caseFields.flatMap(({ name }) => fieldTexts(name, fields[name]))

const ofApp = ({ callback, fullScope, secretNotRequired }: AppEvidence): readonly Text[] => [
  ...when(callback === false, text('difference_callback', connectedApp.callbackUrl)),
  ...when(fullScope === false, text('difference_scope')),
  ...when(secretNotRequired === false, text('difference_secret')),
]

/** Describes how a step's observed setup differs from SpaceIQ's needs; empty if unobserved. */
export const differencesOf = (step: StepId, evidence: Evidence): readonly Text[] => {
  const { user, fields, app } = evidence
  const profile = integrationProfile(evidence)
  switch (step) {
    case 'profile':
      return profile ? ofProfile(profile) : []
    case 'user':
      return user ? ofUser(user, profile) : []
    case 'fields':
      return fields ? ofFields(fields) : []
    case 'app':
      return app ? ofApp(app) : []
    case 'keys':
    case 'activate':
      return []
  }
}
