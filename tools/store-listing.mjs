/** The stores' listings, one for each language: docs/store/texts, with the extension's own texts. */

/** Chromium's alone: vite.config.ts adds it to the manifest. */
const permissionsOfChromium = ['sidePanel']

/** Lists every permission of the manifest that a store asks a reason for, in its order. */
export const listPermissions = (manifest) => [
  ...manifest.permissions,
  ...permissionsOfChromium,
  ...manifest.optional_permissions,
  ...manifest.optional_host_permissions,
  ...manifest.browser_specific_settings.gecko.data_collection_permissions.optional,
]

const snake = (name) => name.replace(/[A-Z]/g, (big) => `_${big.toLowerCase()}`)

/**
 * Returns a listing with its blanks filled: `{key}` stands for a message of the extension, so that a
 * button is named as it is. Throws where a permission of the manifest has no reason, or a reason no
 * permission.
 */
export const resolveListing = (texts, messages, manifest) => {
  const message = (key) => {
    if (!messages[key]) throw new Error(`No text ${key}`)
    return messages[key].message
  }
  const filled = (text) => text.replace(/\{(\w+)\}/g, (_, key) => message(key))
  const permissions = listPermissions(manifest)
  const surplus = Object.keys(texts.permissions).filter((name) => !permissions.includes(name))
  if (surplus.length > 0) throw new Error(`Not in the manifest: ${surplus.join(', ')}`)
  const reasonOf = (name) => {
    const key = `welcome_permission_${snake(name)}_why`
    const reason = texts.permissions[name] ?? messages[key]?.message
    if (!reason) throw new Error(`No reason for the permission ${name}`)
    return filled(reason)
  }
  return {
    name: message('extensionName'),
    summary: message('extensionDescription'),
    description: texts.description.map(filled),
    singlePurpose: filled(texts.singlePurpose),
    remoteCode: filled(texts.remoteCode),
    dataUse: Object.fromEntries(Object.entries(texts.dataUse).map(([kind, text]) => [kind, filled(text)])),
    permissions: Object.fromEntries(permissions.map((name) => [name, reasonOf(name)])),
    captions: texts.captions,
  }
}

/** The name of each of the categories of data, as the Chrome Web Store's form has it. */
const categories = {
  authenticationInfo: 'Authentication information',
  personallyIdentifiableInfo: 'Personally identifiable information',
  websiteContent: 'Website content',
  promise: 'Certifications',
}

const paragraphs = (texts) =>
  texts.reduce((all, text, at) => {
    const isList = text.startsWith('- ') && texts[at - 1]?.startsWith('- ')
    return `${all}${at === 0 ? '' : isList ? '\n' : '\n\n'}${text}`
  }, '')

/** Returns a listing as Markdown, in the order of the stores' forms, whose own names are English. */
export const formatListing = (language, listing) => {
  const languageName = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(
    language.replace('_', '-'),
  )
  const table = (rows) => rows.map(([name, text]) => `| ${name} | ${text} |\n`).join('')
  const isCommitted = language === 'en'
  const pictures = Object.entries(listing.captions).map(([name, caption], at) => {
    const file = name === 'tile' ? 'tile-440x280.png' : `${at + 1}-${name}.png`
    return [isCommitted ? `[${file}](${file})` : `artifacts/store/${language}/${file}`, caption]
  })
  return `<!-- Written by \`npm run documents\` from docs/store/texts/${language}.json and the extension's messages. -->

# Store listing: ${languageName}

## Name

${listing.name}

## Summary

${listing.summary}

## Description

${paragraphs(listing.description)}

## Single purpose

${listing.singlePurpose}

## Remote code

${listing.remoteCode}

## Data

| category | use |
|---|---|
${table(Object.entries(listing.dataUse).map(([kind, text]) => [categories[kind], text]))}
## Permissions

| permission | reason |
|---|---|
${table(Object.entries(listing.permissions).map(([name, reason]) => [`\`${name}\``, reason]))}
## Pictures

| file | says |
|---|---|
${table(pictures)}`
}
