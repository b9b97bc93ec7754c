/** The objects an API knows, by name. */

import type { Entity } from './entity.ts'
import { SalesforceApiError } from './fault.ts'

/** The objects of one API: the data's or the Tooling API's. */
export type ObjectSchema = ReadonlyMap<string, Entity>

export const createSchema = (entities: readonly Entity[]): ObjectSchema =>
  new Map(entities.map((entity) => [entity.name.toLowerCase(), entity]))

export function getEntity(schema: ObjectSchema, name: string): Entity {
  const entity = schema.get(name.toLowerCase())
  if (entity) return entity
  throw new SalesforceApiError(
    400,
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  )
}
