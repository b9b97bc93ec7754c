/**
 * Checks for the same record id; an empty one is none. Ids of 15 and of 18 characters name the same
 * record: the last three are a checksum of the others.
 */
export const isSameRecordId = (one: string, other: string): boolean =>
  one !== '' && one.slice(0, 15) === other.slice(0, 15)
