/** What was found in an org and is not as SpaceIQ needs it: each difference in words, with what to do about it. */

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

/** A text where the evidence says so; what a page did not tell is no difference. */
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

/** What is wrong with one field, for the row that names it already. */
export const fieldTexts = (name: CaseFieldName, finding: FieldFinding): readonly Text[] =>
  finding.status === 'wrong' ? finding.differences.map((one) => ofField(name, one)) : []

const ofFields = (fields: FieldFindings): readonly Text[] =>
  caseFields.flatMap(({ name }) => fieldTexts(name, fields[name]))

const ofApp = ({ callback, fullScope, secretNotRequired }: AppEvidence): readonly Text[] => [
  ...when(callback === false, text('difference_callback', connectedApp.callbackUrl)),
  ...when(fullScope === false, text('difference_scope')),
  ...when(secretNotRequired === false, text('difference_secret')),
]

/** How what was seen of a step differs from what SpaceIQ needs. Empty where nothing was seen, or nothing differs. */
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
