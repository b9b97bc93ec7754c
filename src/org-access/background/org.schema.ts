/** Bodies that messages of extension pages share. */

import * as z from 'zod/mini'

export const orgSchema = z.string().check(z.minLength(1), z.maxLength(255))

/** The body of a message about one org. */
export const ofOrg = z.strictObject({ org: orgSchema })

/** The body of a message about the given org, or about the current one. */
export const ofAnyOrg = z.strictObject({ org: z.exactOptional(orgSchema) })
