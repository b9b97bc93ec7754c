/** Generates the contract's documents from its schemas; a test writes them on request. */

import * as z from 'zod/mini'
import {
  activationRequest,
  activationResponse,
  contractVersion,
  problemDetails,
  problemFieldError,
} from '../../src/activation/contract.ts'

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
    title: `Activation of SpaceIQ's Salesforce integration, version ${contractVersion}`,
    $ref: '#/$defs/request',
    $defs: {
      request: toJsonSchema(activationRequest),
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

const example = {
  integration: 'salesforce',
  version: contractVersion,
  username: 'spaceiq.integration@mycompany.com',
  password: '(the password)',
  clientSecret: '(the Consumer Secret)',
  clientId: '(the Consumer Key)',
  domain: 'https://mycompany.my.salesforce.com/',
}

/** Returns the text of `docs/activation-api.md`. */
export const generateContractDocument = (): string => `# The activation API

*Generated from \`src/activation/contract.ts\`; do not edit. \`UPDATE_DOCS=1 npx vitest run --project unit contract\` writes it.*

This is what the extension sends when the admin presses *Activate in SpaceIQ*, and what it understands as an answer.
SpaceIQ publishes no reference of such an endpoint. **The contract and the default address are our own assumption**, and the
address is a setting. The JSON Schema is in [activation-api.schema.json](activation-api.schema.json).

## Request

\`\`\`http
POST /integrations/salesforce/activate HTTP/1.1
Host: api.spaceiq.com
Content-Type: application/json
Accept: application/json, application/problem+json
Authorization: Bearer <SpaceIQ API token>
Idempotency-Key: <UUID>

${JSON.stringify(example, null, 2)}
\`\`\`

${renderTable(activationRequest)}

- No member holds control characters, none is empty, and there are no others.
- The token is the one of SpaceIQ > Integrations > General Integrations > API.
- The retries of one activation carry one \`Idempotency-Key\`: answer a key that was seen before as the first time, and activate once. So does the admin's next press after no answer, an attempt the browser cut off, no connection or an answer that is not JSON, while nothing that is sent has changed.
- HTTPS only, to a host below \`spaceiq.com\` or one that was allowed in the settings, on the standard port. No cookies, no referrer.

## Answer: accepted

\`200\` or \`201\`, \`Content-Type: application/json\`, at most 64 KB:

${renderTable(activationResponse)}

## Answer: refused

Any other status, with problem details (RFC 9457) as \`application/problem+json\` or \`application/json\`:

${renderTable(problemDetails)}

Each of \`errors\`:

${renderTable(problemFieldError)}

The texts are shown to the admin. Values that were sent are blotted out of them first, yet should not be in them.

## What the extension makes of it

| answer | meaning | tried again |
| --- | --- | --- |
| \`200\`, \`201\` | accepted; the extension forgets all five values and the token | - |
| \`400\`, \`422\` | a value is wrong; \`errors\` are shown at their fields | no |
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
