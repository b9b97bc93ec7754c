/** Schemas shared by the messages of extension pages. */

import * as z from 'zod/mini'

export const orgSchema = z.string().check(z.minLength(1), z.maxLength(255))

/** Body of a message about one org. */
export const orgBodySchema = z.strictObject({ org: orgSchema })

/** Body of a message about the given org, or about the current org. */
export const optionalOrgBodySchema = z.strictObject({ org: z.exactOptional(orgSchema) })
