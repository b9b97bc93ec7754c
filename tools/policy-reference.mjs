/** The table of the managed settings, from the schema that the browsers read and the sample. */

/** Returns a schema's type in words. */
const typeOf = ({ type, items }) => (type === 'array' ? `list of ${items.type}` : type)

/** Renders the table: each key with its type, what it does, and the sample's value. */
export const formatPolicyReference = ({ properties }, sample) => {
  const rows = Object.entries(properties).map(([key, property]) => {
    const text = property.description.replaceAll('|', '\\|').replaceAll('*', '\\*')
    return `| \`${key}\` | ${typeOf(property)} | ${text} | \`${JSON.stringify(sample[key])}\` |`
  })
  return `| key | type | what it does | in the samples |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}
