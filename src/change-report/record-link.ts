/** Leads to the page of a record in Setup. */

/** First three characters of the ids whose page is `/<id>`: profile, permission set, field, layout. */
const plainPrefixes: readonly string[] = ['00e', '0PS', '00N', '00h']
const userPrefix = '005'

/** Returns the URL of the record's page; null if the id has none that is known. */
export const getRecordUrl = (org: string, id: string | null): string | null => {
  if (id === null || !/^[a-zA-Z\d]{15}(?:[a-zA-Z\d]{3})?$/.test(id)) return null
  const prefix = id.slice(0, 3)
  if (prefix === userPrefix) return `https://${org}/${id}?noredirect=1&isUserEntityOverride=1`
  return plainPrefixes.includes(prefix) ? `https://${org}/${id}` : null
}
