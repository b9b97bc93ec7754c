/** Describes how an org differs from the setup SpaceIQ needs, with a remedy for each difference. */

import { describeGaps } from '../flow-retirement/client-credentials.ts'
import { type LocalizedText, text } from '../platform/text.ts'
import {
  type CaseFieldName,
  findIntegrationProfile,
  requiredCaseFields,
  requiredConnectedApp,
} from '../required-setup.ts'
import type {
  FieldComparison,
  FieldComparisons,
  FieldDifference,
  ObservedConnectedApp,
  ObservedProfile,
  ObservedSetup,
  ObservedUser,
} from '../salesforce/observed-setup.ts'
import type { StepId } from './ids.ts'

/** Returns the text in a list when the condition holds. Unknown (`null`) is never a difference. */
const textIf = (isDifferent: boolean, difference: LocalizedText): readonly LocalizedText[] =>
  isDifferent ? [difference] : []

const profileDifferences = ({
  apiOnly,
  apiEnabled,
  passwordNeverExpires,
}: ObservedProfile): readonly LocalizedText[] => [
  ...textIf(apiOnly === false, text('difference_api_only')),
  ...textIf(apiEnabled === false, text('difference_api_enabled')),
  ...textIf(passwordNeverExpires === false, text('difference_password_expires')),
]

const userDifferences = (
  user: ObservedUser,
  profile: ObservedProfile | undefined,
): readonly LocalizedText[] => [
  ...textIf(user.active === false, text('difference_inactive', user.username)),
  ...(profile && user.profileName !== '' && user.profileName !== profile.name
    ? [text('difference_user_profile', user.username, user.profileName, profile.name)]
    : []),
]

const describeFieldDifference = (name: CaseFieldName, difference: FieldDifference): LocalizedText => {
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
export const describeFieldDifferences = (
  name: CaseFieldName,
  comparison: FieldComparison,
): readonly LocalizedText[] =>
  comparison.status === 'wrong' ? comparison.differences.map((one) => describeFieldDifference(name, one)) : []

const caseFieldDifferences = (fields: FieldComparisons): readonly LocalizedText[] =>
  requiredCaseFields.flatMap(({ name }) => describeFieldDifferences(name, fields[name]))

const connectedAppDifferences = ({
  callback,
  fullScope,
  secretNotRequired,
}: ObservedConnectedApp): readonly LocalizedText[] => [
  ...textIf(callback === false, text('difference_callback', requiredConnectedApp.callbackUrl)),
  ...textIf(fullScope === false, text('difference_scope')),
  ...textIf(secretNotRequired === false, text('difference_secret')),
]

/** Describes how a step's observed setup differs from SpaceIQ's needs; empty if unobserved. */
export const findDifferences = (step: StepId, setup: ObservedSetup): readonly LocalizedText[] => {
  const { user, fields, connectedApp } = setup
  const profile = findIntegrationProfile(setup)
  switch (step) {
    case 'profile':
      return profile ? profileDifferences(profile) : []
    case 'user':
      return user ? userDifferences(user, profile) : []
    case 'fields':
      return fields ? caseFieldDifferences(fields) : []
    case 'app':
      return connectedApp ? connectedAppDifferences(connectedApp) : []
    case 'client_credentials':
      return connectedApp?.clientCredentials
        ? describeGaps(connectedApp.clientCredentials, user?.username ?? '')
        : []
    case 'keys':
    case 'activate':
      return []
  }
}
