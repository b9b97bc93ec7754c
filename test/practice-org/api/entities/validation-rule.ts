/** Validation rules of Case, and the object they are on. Uncertain: the object's ids. */

import type { Entity } from '../entity.ts'
import { getStableId } from '../records.ts'

export const entityDefinition: Entity = {
  name: 'EntityDefinition',
  columns: ['Id', 'DurableId', 'DeveloperName', 'QualifiedApiName'],
  rows: () => [{ Id: 'Case', DurableId: 'Case', DeveloperName: 'Case', QualifiedApiName: 'Case' }],
}

export const validationRule: Entity = {
  name: 'ValidationRule',
  columns: ['Id', 'ValidationName', 'NamespacePrefix', 'Active', 'EntityDefinitionId', 'ErrorMessage'],
  relations: { EntityDefinition: { to: 'EntityDefinition', by: 'EntityDefinitionId' } },
  rows: ({ state }) =>
    state.variant.validationRules.map(({ name, active }) => ({
      Id: getStableId(state, '03d', name),
      ValidationName: name,
      NamespacePrefix: null,
      Active: active,
      EntityDefinitionId: 'Case',
      ErrorMessage: `${name} is not met.`,
    })),
}
