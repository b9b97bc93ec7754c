/**
 * Renders SpaceIQ's Ticketing page with the manual's dialog, in several builds of web applications.
 */

import { type CredentialName, credentialNames } from '../../../src/required-setup.ts'
import { getFormScript, type SpaceIqFormVariant } from './form-script.ts'

/** The path of the dialog's page on SpaceIQ's host; `?build=` selects a build, by default plain. */
export const spaceiqFormPath = '/settings/integrations/ticketing'
/** The path to which the page's Save posts its state. */
export const spaceiqSavePath = `${spaceiqFormPath}/save`

/** Labels as in the manual, misspelling included. */
const labels: Record<CredentialName, readonly [label: string, help: string]> = {
  username: ['Salesforce account username (required)', 'Your API Only User’s username.'],
  password: ['Salesforce account password (required)', 'The password associated with the API Only User.'],
  clientSecret: ['Salesforce API client secret (required)', 'Also called the Consumer Secret.'],
  clientId: ['Salesforce client id (require)', 'Also called the Consumer Key.'],
  domain: [
    'Salesforce domain name (required)',
    'From the URL in your browser. For example, https://mycompany.salesforce.com/.',
  ],
}

const typeOf = (name: CredentialName) =>
  name === 'password' || name === 'clientSecret' ? 'password' : 'text'

const row = (name: CredentialName): string => {
  const [label, help] = labels[name]
  return `<div class="row"><label for="siq-${name}">${label}</label><small>${help}</small>
    <input id="siq-${name}" data-value="${name}" type="${typeOf(name)}" autocomplete="off"></div>`
}

/** A build without label elements: aria-label and placeholders only. */
const unlabelledRow = (name: CredentialName, index: number): string => {
  const said = index % 2 === 0 ? 'aria-label' : 'placeholder'
  return `<div class="row"><input data-value="${name}" type="${typeOf(name)}" ${said}="${labels[name][0]}"></div>`
}

const dialogs: Record<SpaceIqFormVariant, string> = {
  plain: credentialNames.map(row).join(''),
  controlled: credentialNames.map(row).join(''),
  shadow: '<siq-ticketing></siq-ticketing>',
  aria: credentialNames.map(unlabelledRow).join(''),
  frame: `<iframe title="Salesforce" src="${spaceiqFormPath}?build=plain" width="600" height="500"></iframe>`,
  none: '',
}

const dialog = (build: SpaceIqFormVariant): string =>
  build === 'none'
    ? '<p>Salesforce <button type="button">Activate</button></p>'
    : `<div role="dialog" aria-label="Salesforce">
        <h2>Salesforce</h2>
        <div role="tablist"><button type="button" role="tab" aria-selected="true">Ticketing Integration</button></div>
        <form>${dialogs[build]}<button type="submit">Save</button></form>
      </div>`

const isBuild = (build: string): build is SpaceIqFormVariant => Object.hasOwn(dialogs, build)

/** Renders the page in this build; null if there is no such build. */
export const renderSpaceIqFormPage = (build: string): string | null =>
  isBuild(build)
    ? `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SpaceIQ – Integrations</title>
<style>body { font: 14px sans-serif; margin: 24px } .row { display: grid; margin: 8px 0; max-width: 480px }</style></head>
<body><h1>Integrations</h1><label>Search <input type="search" data-search></label>${dialog(build)}
<script>const labels = ${JSON.stringify(labels)}; const savePath = ${JSON.stringify(spaceiqSavePath)};
${getFormScript(build)}</script></body></html>`
    : null
