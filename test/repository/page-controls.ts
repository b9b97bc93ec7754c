/** Lists on which pages the steps mark each control, in any state of the org. */

import { requiredCaseFields, requiredProfile } from '../../src/required-setup.ts'
import type { ControlId } from '../../src/salesforce/control-ids.ts'
import type { FieldComparisons, FieldDifference, ObservedSetup } from '../../src/salesforce/observed-setup.ts'
import type { PageId } from '../../src/salesforce/page-ids.ts'
import type { StepContext } from '../../src/setup-guide/step.ts'
import { steps } from '../../src/setup-guide/steps.ts'
import { manualWay } from '../support/guide-day.ts'

const differences: readonly FieldDifference[] = [
  { what: 'length', is: 1, shouldBe: 255 },
  { what: 'externalId', is: false, shouldBe: true },
]

const fieldsOf = (isWrong: boolean): FieldComparisons =>
  Object.fromEntries(
    requiredCaseFields.map(({ name }) => [
      name,
      isWrong ? { status: 'wrong', differences } : { status: 'missing' },
    ]),
  ) as FieldComparisons

const permissions = { apiOnly: false, apiEnabled: false, passwordNeverExpires: false }
const profile = { id: '00e5g0000000001', name: requiredProfile.name, licence: 'Salesforce', ...permissions }
const user = { id: '0055g0000000001', username: 'u@acme.example', profileName: 'Other', active: false }
const app = { applicationId: '06P5g0000000001', name: 'A', callback: false, fullScope: false }

/** Setups in which each page has something to do. */
const setups: readonly ObservedSetup[] = [
  {},
  { profile, fields: fieldsOf(false) },
  { profile, user, fields: fieldsOf(true), connectedApp: { ...app, secretNotRequired: false } },
  ...[false, true].map((flowEnabled) => ({
    profile,
    user,
    connectedApp: {
      ...app,
      secretNotRequired: true,
      clientCredentials: { apiScope: true, flowEnabled, runAs: '' },
    },
  })),
]

const contexts: readonly StepContext[] = setups.flatMap((setup) =>
  requiredCaseFields.map(({ name }) => ({
    setup,
    orgName: 'acme',
    fieldName: name,
    contactEmail: 'it@acme.example',
    way: manualWay,
    supportLetter: '',
    startPath: () => '/',
  })),
)

/** Returns the pages on which the steps mark each control. */
export const listPageControls = (): Readonly<Partial<Record<ControlId, readonly PageId[]>>> => {
  const pages = new Map<ControlId, Set<PageId>>()
  for (const { page, markers } of Object.values(steps).flatMap((step) => step.pages))
    for (const { control } of contexts.flatMap((context) => markers(context)))
      pages.set(control, (pages.get(control) ?? new Set()).add(page))
  return Object.fromEntries([...pages].map(([control, found]) => [control, [...found]]))
}
