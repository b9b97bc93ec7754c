/** Which login flows an org has, by its age and by the day (platform reference part 2, sections 1-2). */

import type { FakeOrg, OrgEra, OrgVariant } from './types.ts'

/** The day on which the password flow ends in every org, without exception (1.1). */
const passwordFlowEnd = Date.parse('2027-02-20T00:00:00Z')

/** Days within the season of each release; only the season counts. */
const creationDates: Readonly<Record<OrgEra, string>> = {
  established: '2019-03-04T09:00:00.000+0000',
  'summer-23': '2023-08-14T09:00:00.000+0000',
  'summer-26': '2026-08-10T09:00:00.000+0000',
}

/**
 * Returns what an org of this age begins with. How closed creation shows is unknown (2.4); the
 * missing button is one of the guesses.
 */
export function getEraDefaults(era: OrgEra = 'established'): Partial<OrgVariant> {
  if (era === 'established') return {}
  if (era === 'summer-23') return { passwordFlowBlocked: true }
  return { passwordFlowBlocked: true, appCreation: 'button-missing', directFormResponse: 'refused' }
}

/** Returns the org's CreatedDate as the API writes it. */
export const getOrgCreatedDate = ({ variant }: FakeOrg): string => creationDates[variant.era]

/** Returns true from the day on which the password flow ends in every org. */
export const isPasswordFlowRetired = ({ variant }: FakeOrg): boolean =>
  new Date(variant.today ?? Date.now()).getTime() >= passwordFlowEnd

/**
 * Returns true while *Allow OAuth Username-Password Flows* is off. An org of Summer '26 shows it
 * greyed out. Uncertain: what the setting says after the end; here it stays as it was.
 */
export const isPasswordFlowBlocked = ({ variant }: FakeOrg): boolean =>
  variant.passwordFlowBlocked || variant.era === 'summer-26'
