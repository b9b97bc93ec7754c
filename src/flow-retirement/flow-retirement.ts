/** End of the OAuth username-password flow, SpaceIQ's login. @see Salesforce Help 005461976 */
export const passwordFlowEndDate = new Date('2027-02-20T00:00:00Z')

/** Returns whether `now` is before or after the end of the flow. */
export const getPasswordFlowPhase = (now: Date): 'before' | 'after' =>
  now < passwordFlowEndDate ? 'before' : 'after'
