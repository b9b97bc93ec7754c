/** Generates the contract's documents from its schemas; a test writes them on request. */

import * as z from 'zod/mini'
import {
  activationRequests,
  activationResponse,
  problemDetails,
  problemFieldError,
} from '../../src/activation/contract.ts'
import { toActivationRequest } from '../../src/activation/request.ts'
import type { GrantType } from '../../src/flow-retirement/grant-type.ts'

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly type?: string
  readonly enum?: readonly string[]
  readonly const?: string | number
  readonly maxLength?: number
  readonly pattern?: string
  readonly description?: string
}

// `input`: allows unknown members in a response.
const toJsonSchema = (schema: z.ZodMiniType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

// Formats arrays like the project's formatter.
const collapseLists = (json: string): string =>
  json.replace(/\[\n([^[\]{}]*)\]/g, (_, items: string) => `[${items.trim().replace(/,\s+/g, ', ')}]`)

/** Returns the text of `docs/activation-api.schema.json`. */
export const generateContractSchema = (): string => {
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Activation of SpaceIQ's Salesforce integration, versions 1 and 2`,
    oneOf: [{ $ref: '#/$defs/requestVersion1' }, { $ref: '#/$defs/requestVersion2' }],
    $defs: {
      requestVersion1: toJsonSchema(activationRequests.password),
      requestVersion2: toJsonSchema(activationRequests.client_credentials),
      response: toJsonSchema(activationResponse),
      problem: toJsonSchema(problemDetails),
    },
  }
  return `${collapseLists(JSON.stringify(document, null, 2))}\n`
}

const describeType = (schema: JsonSchema): string => {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum) return schema.enum.map((value) => `\`"${value}"\``).join(' or ')
  const limits = [
    ...(schema.maxLength === undefined ? [] : [`at most ${schema.maxLength} characters`]),
    // \P{Cc} is explained in words below the table.
    ...(schema.pattern && !schema.pattern.includes('Cc') ? [`\`${schema.pattern}\``] : []),
  ]
  return [schema.type ?? 'any', ...limits].join(', ')
}

const renderTable = (schema: z.ZodMiniType): string => {
  const { properties = {}, required = [] } = toJsonSchema(schema) as JsonSchema
  const rows = Object.entries(properties).map(
    ([name, member]) =>
      `| \`${name}\` | ${required.includes(name) ? 'yes' : 'no'} | ${describeType(member)} | ${member.description ?? ''} |`,
  )
  return ['| member | required | form | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

const exampleValues = {
  username: 'spaceiq.integration@mycompany.com',
  password: '(the password)',
  clientSecret: '(the Consumer Secret)',
  clientId: '(the Consumer Key)',
  domain: 'https://mycompany.my.salesforce.com/',
}

const renderExample = (grant: GrantType): string =>
  JSON.stringify(toActivationRequest(grant, exampleValues), null, 2)

const refusedVersion = {
  type: 'https://api.spaceiq.com/problems/unprocessable-content',
  title: 'Unprocessable Content',
  status: 422,
  detail: 'This version of the contract is not supported.',
  errors: [{ field: 'version', message: 'Only version 1 is supported.' }],
}

/** Returns the text of `docs/activation-api.md`. */
export const generateContractDocument = (): string => `# The activation API

*Generated from \`src/activation/contract.ts\`; do not edit. \`UPDATE_DOCS=1 npx vitest run --project unit contract\` writes it.*

This is what the extension sends when the admin clicks *Activate in SpaceIQ*, and what it understands as an answer.
SpaceIQ publishes no reference of such an endpoint. **The contract and the default address are our own assumption**, and the
address is a setting. The JSON Schema is in [activation-api.schema.json](activation-api.schema.json).

There are two versions, by how SpaceIQ is to log in to Salesforce:

| version | OAuth flow | sent |
| --- | --- | --- |
| 1 | username-password, as in SpaceIQ's manual | unless the admin chose client credentials for the org; not from February 20, 2027 on, when Salesforce ends this flow |
| 2 | client credentials | only after the admin chose it for the org |

## Request

\`\`\`http
POST /integrations/salesforce/activate HTTP/1.1
Host: api.spaceiq.com
Content-Type: application/json
Accept: application/json, application/problem+json
Authorization: Bearer <SpaceIQ API token>
Idempotency-Key: <UUID>

${renderExample('password')}
\`\`\`

Version 1:

${renderTable(activationRequests.password)}

Version 2, with the same headers. SpaceIQ gets neither username nor password: Salesforce runs the integration as the user that the app names.

\`\`\`json
${renderExample('client_credentials')}
\`\`\`

${renderTable(activationRequests.client_credentials)}

- No member holds control characters, none is empty, and there are no others.
- The token is the one of SpaceIQ > Integrations > General Integrations > API.
- The retries of one activation carry one \`Idempotency-Key\`: answer a key that was seen before as the first time, and activate once. So does the admin's next click after no answer, an attempt the browser cut off, no connection or an answer that is not JSON, while nothing that is sent has changed. Another version is another key.
- HTTPS only, to a host below \`spaceiq.com\` or one that was allowed in the settings, on the standard port. No cookies, no referrer.

## Answer: accepted

\`200\` or \`201\`, \`Content-Type: application/json\`, at most 64 KB:

${renderTable(activationResponse)}

## Answer: refused

Any other status, with problem details (RFC 9457) as \`application/problem+json\` or \`application/json\`:

${renderTable(problemDetails)}

Each of \`errors\`:

${renderTable(problemFieldError)}

The texts are shown to the admin. The five values and the token are blotted out of them first, yet should not be in them.

A SpaceIQ that does not take version 2, or not this grant type, answers \`400\` or \`422\` with an error on \`version\` or \`grant\`, and stores nothing:

\`\`\`json
${JSON.stringify(refusedVersion, null, 2)}
\`\`\`

The admin is then told that SpaceIQ does not take client credentials yet, and can choose the password again for as long as Salesforce allows it. Nothing is sent again by itself, and never in the other version.

## What the extension makes of it

| answer | meaning | tried again |
| --- | --- | --- |
| \`200\`, \`201\` | accepted; the extension clears the values and the token | - |
| \`400\`, \`422\` to version 2, with an error on \`version\` or \`grant\` | client credentials are not taken yet | no |
| \`400\`, \`422\` otherwise | a value is wrong; \`errors\` are shown at their fields | no |
| \`401\` | the token is not valid | no |
| \`403\` | the token may not activate integrations | no |
| \`404\` | the address is wrong | no |
| \`409\` | the integration is active already | no |
| \`429\` | too many requests; \`Retry-After\` (seconds or date) is honoured | where it says 20 s or less |
| \`5xx\` | SpaceIQ is in trouble; \`Retry-After\` is honoured | yes, unless it says more than 20 s |
| no answer in 15 s, no connection | the network is in trouble | yes |
| \`3xx\` | refused: credentials are not sent to an address nobody confirmed | no |
| \`200\`, \`201\` that is not JSON | not the activation API | no |
| anything else | not of this contract | no |

There are at most 3 requests, with 1 s and 2 s between them at least.
`
