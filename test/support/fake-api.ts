/** Stands in for an org's API, in memory: what is created is found by the next query. */

import type { ApiReason, ApiResult } from '../../src/salesforce/api/errors.ts'
import { apiFailure, parseApiError } from '../../src/salesforce/api/errors.ts'
import { parseListResponse, parseReadResponse } from '../../src/salesforce/api/metadata.ts'
import type { Api } from '../../src/salesforce/api/request.ts'

type Row = Record<string, unknown>

export interface FakeResponse {
  readonly status: number
  readonly body: unknown
}

interface Prepared {
  readonly asked: RegExp
  readonly answer: FakeResponse
  times: number
}

/** Returns a refusal as the REST API words it. */
export const createErrorResponse = (
  errorCode: string,
  message = '',
  fields: readonly string[] = [],
): FakeResponse => ({
  status: 400,
  body: [{ errorCode, message, fields }],
})

/** A user who belongs to a person, and their profile. */
export const otherUserProfile = {
  Id: '00e000000000009AAA',
  Name: 'System Administrator',
  PermissionsApiUserOnly: false,
}
export const otherUser = {
  Id: '005000000000001AAA',
  Username: 'jane@acme.example',
  LastName: 'Doe',
  IsActive: true,
  ProfileId: otherUserProfile.Id,
  Profile: otherUserProfile,
}

export const createFakeApi = () => {
  const tables: Record<string, Row[]> = {
    Organization: [{ Name: 'Acme', OrganizationType: 'Enterprise Edition', IsSandbox: false }],
    Profile: [
      { Id: '00e000000000001AAA', Name: 'Minimum Access - Salesforce', UserLicense: { Name: 'Salesforce' } },
    ],
    UserLicense: [{ Id: '100000000000001AAA', Name: 'Salesforce' }],
    CustomField: [],
    Layout: [],
    User: [],
    PermissionSet: [],
    PermissionSetAssignment: [],
    FieldPermissions: [],
    ObjectPermissions: [],
    LoginHistory: [],
    UserPermissionAccess: [{ PermissionsCustomizeApplication: true, PermissionsManageUsers: true }],
    ConnectedApplication: [],
    ExternalClientApplication: [],
    ExtlClntAppOauthPlcyCnfg: [],
    ReleaseUpdate: [],
  }
  const refused = new Set<string>()
  const answers: Prepared[] = []
  const absent = new Map<string, string>()
  const listed: Record<string, string[]> = {}
  const written: string[] = []
  const asked: string[] = []
  let ids = 0
  let broken: ApiReason | null = null
  let metadata =
    '<records><fullName>OauthOidc</fullName><blockOAuthUnPwFlow>false</blockOAuthUnPwFlow></records>'
  const table = (name: string): Row[] => {
    tables[name] ??= []
    return tables[name]
  }

  /**
   * Deletes a column from a row, at this path of relation names or, for a bare name, at any depth.
   */
  const strip = (row: Row, [first = '', ...rest]: readonly string[]): void => {
    if (rest.length === 0) delete row[first]
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== 'object' || value === null) continue
      if (rest.length === 0) strip(value as Row, [first])
      else if (name === first) strip(value as Row, rest)
    }
  }

  /** Follows a path of relation and column names. */
  const at = (row: Row, path: string): unknown =>
    path.split('.').reduce<unknown>((inner, name) => (inner as Row | undefined)?.[name], row)

  /**
   * Lists the UserLogin rows, made of the users' columns; used unless a test sets a table of its
   * own.
   */
  const accounts = (): Row[] =>
    table('User').map(({ Id, IsFrozen = false, IsPasswordLocked = false }) => ({
      Id: `0Yw${String(Id).slice(3)}`,
      UserId: Id,
      IsFrozen,
      IsPasswordLocked,
    }))

  const select = (soql: string): Row[] => {
    const from = /FROM (\w+)/.exec(soql)?.[1] ?? ''
    const equals = [...soql.matchAll(/([\w.]+)=(?:'([^']*)'|(true))/g)]
    const among = /(\w+) IN \(([^)]*)\)/.exec(soql)
    const like = /(\w+) LIKE '([^']*)%'/.exec(soql)
    const rows = from === 'UserLogin' && !tables.UserLogin ? accounts() : table(from)
    return rows.filter(
      (row) =>
        equals.every(([, name = '', text, yes]) => at(row, name) === (yes ? true : text)) &&
        (!like || String(row[like[1] ?? '']).startsWith(like[2]?.replace(/\\(.)/g, '$1') ?? '')) &&
        (!among || among[2]?.split(',').includes(`'${String(row[among[1] ?? ''])}'`)),
    )
  }

  /** Returns the response prepared for a request, matched by method, path and body. */
  const prepared = (method: string, path: string, body?: unknown): FakeResponse | null => {
    const text = `${method} ${decodeURIComponent(path)} ${JSON.stringify(body) ?? ''}`
    const found = answers.find(({ asked, times }) => times > 0 && asked.test(text))
    if (!found) return null
    found.times -= 1
    return found.answer
  }

  const insert = (type: string, body: Row): { status: number; body: unknown } => {
    const name = type === 'CustomField' ? String(body.FullName).replace(/^Case\.|__c$/g, '') : ''
    if (refused.has(type) || refused.has(name))
      return {
        status: 400,
        body: [{ errorCode: 'FIELD_INTEGRITY_EXCEPTION', message: `${name || type} refused` }],
      }
    if (name && table(type).some((row) => row.DeveloperName === name))
      return { status: 400, body: [{ errorCode: 'DUPLICATE_DEVELOPER_NAME', message: 'duplicate' }] }
    ids += 1
    const id = `${type.slice(0, 3).padEnd(3, 'x')}${String(ids).padStart(12, '0')}AAA`
    const profile = table('Profile').find((row) => row.Id === body.ProfileId)
    const set = table('PermissionSet').find((row) => row.Id === body.PermissionSetId)
    table(type).push({
      Id: id,
      ...body,
      ...(name ? { DeveloperName: name, NamespacePrefix: null, TableEnumOrId: 'Case' } : {}),
      ...(type === 'User' ? { IsActive: true, Profile: profile } : {}),
      ...(set ? { PermissionSet: set } : {}),
    })
    written.push(`${type} ${name || String(body.Field ?? body.Name ?? body.Username ?? '')}`.trim())
    return { status: 201, body: { id, success: true, errors: [] } }
  }

  const write = (method: string, path: string, body: Row): { status: number; body: unknown } => {
    const ready = prepared(method, path, body)
    if (ready) return ready
    const [, type = '', id, last] = /sobjects\/(\w+)(?:\/(\w+))?(?:\/(\w+))?/.exec(path) ?? []
    if (last === 'password') {
      if (refused.has('password'))
        return { status: 400, body: [{ errorCode: 'INVALID_NEW_PASSWORD', message: 'too weak' }] }
      written.push('password')
      return { status: 204, body: null }
    }
    if (method === 'POST') return insert(type, body)
    const row = table(type).find((one) => one.Id === id)
    Object.assign(row ?? {}, body)
    written.push(`${type} changed`)
    return { status: 204, body: null }
  }

  const resultOf = ({ status, body }: { status: number; body: unknown }): ApiResult =>
    status < 300 ? { ok: true, value: body } : parseApiError(status, body)

  const xmlOf = (type: string, names: readonly string[]): string => {
    if (type !== 'CustomField' && type !== 'Layout') return metadata
    const xml = table(type).map((row) => {
      const fullName =
        type === 'Layout' ? (row.FullName ?? `Case-${row.Name}`) : `Case.${row.DeveloperName}__c`
      const inner = Object.entries(row.Metadata ?? {}).flatMap(([name, value]) =>
        [value].flat().map((one) => (one === null ? '' : `<${name}>${one}</${name}>`)),
      )
      return names.includes(String(fullName))
        ? `<records><fullName>${fullName}</fullName>${inner.join('')}</records>`
        : '<records xsi:nil="true"/>'
    })
    return xml.join('')
  }

  const api: Api = {
    async get(path) {
      asked.push(path)
      if (broken) return apiFailure(broken)
      const ready = prepared('GET', path)
      if (ready) return resultOf(ready)
      const [, layoutId] = /tooling\/sobjects\/Layout\/(\w+)/.exec(path) ?? []
      const layout = layoutId ? table('Layout').find(({ Id }) => Id === layoutId) : undefined
      if (layout)
        return { ok: true, value: structuredClone({ Id: layout.Id, Metadata: layout.Written ?? {} }) }
      const soql = new URLSearchParams(path.split('?')[1] ?? '').get('q')
      const missing = [...absent].find(([column]) => new RegExp(`[ ,.]${column}[ ,]`).test(soql ?? ''))
      if (missing) return resultOf(createErrorResponse('INVALID_FIELD', missing[1]))
      if (soql) {
        const records = structuredClone(select(soql))
        for (const [column] of absent) for (const row of records) strip(row, column.split('.'))
        return { ok: true, value: { totalSize: records.length, records } }
      }
      if (path.endsWith('/limits'))
        return { ok: true, value: { DailyApiRequests: { Max: 15000, Remaining: 14000 } } }
      if (path === 'oauth2/userinfo')
        return {
          ok: true,
          value: {
            preferred_username: 'admin@acme.example',
            name: 'Ada Admin',
            email: 'admin@acme.example',
            zoneinfo: 'Europe/Berlin',
          },
        }
      return apiFailure('not-found')
    },
    async post(path, body) {
      if (broken) return apiFailure(broken)
      const whole = path.endsWith('composite') ? prepared('POST', path) : null
      if (whole) return resultOf(whole)
      if (!path.endsWith('composite')) return resultOf(write('POST', path, body as Row))
      const { compositeRequest } = body as {
        compositeRequest: { method: string; url: string; referenceId: string; body: Row }[]
      }
      const compositeResponse = compositeRequest.map((part) => {
        const { status, body: answer } = write(part.method, part.url, part.body)
        return { referenceId: part.referenceId, httpStatusCode: status, body: answer }
      })
      return { ok: true, value: { compositeResponse } }
    },
    async patch(path, body) {
      const [, layoutId] = /tooling\/sobjects\/Layout\/(\w+)/.exec(path) ?? []
      const layout = layoutId ? table('Layout').find(({ Id }) => Id === layoutId) : undefined
      const ready = prepared('PATCH', path, body)
      if (ready) return resultOf(ready)
      if (layout) {
        layout.Written = structuredClone((body as Row).Metadata)
        written.push(`Layout ${layout.Name}`)
        return { ok: true, value: null }
      }
      return resultOf(write('PATCH', path, body as Row))
    },
    async delete(path) {
      const ready = prepared('DELETE', path)
      if (ready) return resultOf(ready)
      const [, type = '', id] = /sobjects\/(\w+)\/(\w+)/.exec(path) ?? []
      const rows = table(type)
      const at = rows.findIndex((row) => row.Id === id)
      if (at < 0) return apiFailure('not-found')
      rows.splice(at, 1)
      written.push(`${type} deleted`)
      return { ok: true, value: null }
    },
    async readMetadata(type, names) {
      return { ok: true, value: parseReadResponse(xmlOf(type, names)) }
    },
    async listMetadata(type) {
      const names =
        listed[type] ?? table(type).map(({ FullName, Name }) => String(FullName ?? `Case-${Name}`))
      return {
        ok: true,
        value: parseListResponse(
          names.map((name) => `<result><fullName>${name}</fullName></result>`).join(''),
        ),
      }
    },
  }
  /** Answers the same requests over HTTP. */
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const { pathname, search } = new URL(url)
    const path = `${pathname}${search}`.slice('/services/'.length)
    const text = String(init.body ?? '')
    if (path.startsWith('Soap/') && text.includes('listMetadata')) {
      const names = table('Layout').map(({ Name }) => `<result><fullName>Case-${Name}</fullName></result>`)
      return new Response(`<listMetadataResponse>${names.join('')}</listMetadataResponse>`)
    }
    if (path.startsWith('Soap/')) {
      const names = Array.from(text.matchAll(/<met:fullNames>([^<]*)</g), ([, name = '']) => name)
      const xml = xmlOf(/<met:type>(\w+)</.exec(text)?.[1] ?? '', names)
      return new Response(`<readMetadataResponse>${xml}</readMetadataResponse>`)
    }
    const body: unknown = text && JSON.parse(text)
    const result = await (init.method === 'GET'
      ? api.get(path)
      : init.method === 'PATCH'
        ? api.patch(path, body)
        : api.post(path, body))
    return result.ok
      ? Response.json(result.value)
      : Response.json([{ errorCode: result.code, message: result.message }], { status: result.status ?? 400 })
  }

  return {
    api,
    fetch,
    tables,
    written,
    asked,
    refuse: (name: string) => void refused.add(name),
    allow: () => refused.clear(),
    /** Prepares responses for the next matching requests. */
    answer: (asked: RegExp, answer: FakeResponse, times = 1) => void answers.push({ asked, answer, times }),
    /** Refuses every query that selects this column. */
    without: (column: string, words = `No such column '${column}' on entity`) =>
      void absent.set(column, words),
    /** Sets what the Metadata API lists, if other than what it has. */
    listed,
    breakWith: (reason: ApiReason) => {
      broken = reason
    },
    setMetadata: (xml: string) => {
      metadata = xml
    },
  }
}
