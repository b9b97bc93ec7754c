/** Fetches which of our fields are on Case's page layouts. */

import type { ApiResult } from '../../salesforce/api/errors.ts'
import type { MetadataRecord } from '../../salesforce/api/metadata.ts'
import type { Api } from '../../salesforce/api/request.ts'
import { getRecords, getString } from '../../salesforce/api/soql.ts'
import type { OrgFacts } from './facts.ts'
import * as parse from './parse-layouts.ts'
import { queries } from './queries.ts'

/** Maximum names per call. @see Metadata API Developer Guide, readMetadata() */
const MAX_NAMES_PER_READ = 10
/** Layouts are large; the first ones are informative enough. */
const MAX_LAYOUTS = 30

/** Encodes a name as the Metadata API does: special characters, and maybe non-ASCII letters. */
export const encodeMetadataName = (name: string, keepLetters: boolean): string =>
  Array.from(name, (character) =>
    /[\w -]/.test(character) || (keepLetters && /[\p{L}\p{M}\p{N}]/u.test(character))
      ? character
      : Array.from(
          new TextEncoder().encode(character),
          (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
        ).join(''),
  ).join('')

/** Returns candidate names per layout for orgs that do not list them, by both encodings. */
export const candidateLayoutNames = (rows: unknown): readonly (readonly string[])[] =>
  getRecords(rows).map((row) => {
    const prefix = getString(row, 'NamespacePrefix')
    const name = getString(row, 'Name')
    return [
      ...new Set(
        [true, false].map(
          (keepLetters) => `Case-${prefix ? `${prefix}__` : ''}${encodeMetadataName(name, keepLetters)}`,
        ),
      ),
    ]
  })

/** Fetches each layout's full name, whose encoding varies between orgs. */
const fetchLayoutNames = async (
  api: Api,
  rows: Promise<ApiResult>,
): Promise<readonly (readonly string[])[]> => {
  const [listed, response] = await Promise.all([api.listMetadata?.('Layout') ?? null, rows])
  if (listed?.ok) return parse.filterCaseLayoutNames(listed.value).map((name) => [name])
  return response.ok ? candidateLayoutNames(response.value) : []
}

/** Counts on how many layouts each field is. */
export const fetchLayouts = async (api: Api): Promise<OrgFacts['layouts']> => {
  const pendingRows = api.get(queries.layouts())
  const [rows, names] = await Promise.all([pendingRows, fetchLayoutNames(api, pendingRows)])
  if (!rows.ok) return rows
  const list = parse.parseLayouts(rows.value)
  const requested = names.slice(0, MAX_LAYOUTS)
  const all = requested.flat()
  const groups = all.flatMap((_, index) =>
    index % MAX_NAMES_PER_READ === 0 ? [all.slice(index, index + MAX_NAMES_PER_READ)] : [],
  )
  const responses = await Promise.all(groups.map((group) => api.readMetadata('Layout', group)))
  const layouts: readonly MetadataRecord[] = responses.flatMap((response) =>
    response.ok ? response.value : [],
  )
  const failure = responses.find((response) => !response.ok)
  if (layouts.length === 0 && failure) return failure
  return {
    ok: true,
    value: {
      all: Math.max(list.length, names.length),
      asked: requested.length,
      looked: layouts.length,
      list,
      having: parse.countFieldsOnLayouts(layouts),
    },
  }
}
