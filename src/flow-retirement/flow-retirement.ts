/** When Salesforce switches off, in every org, the OAuth username-password flow that SpaceIQ logs in with. */
export const flowEnds = new Date('2027-02-20T00:00:00Z')

/** On which side of that day `now` is. */
export const flowRetirement = (now: Date): 'before' | 'after' => (now < flowEnds ? 'before' : 'after')
