/** SpaceIQ's Ticketing page with the Salesforce dialog of the manual, built in each way a web application may be. */

import { type ActivationValue, activationValues } from '../../../src/required-setup.ts'
import { type FormBuild, pageScripts } from './form-script.ts'

/** The address of the dialog's page on SpaceIQ's host; `?build=` chooses one of the builds, plain unless told. */
export const formPath = '/settings/integrations/ticketing'
/** Where the page's own Save posts its state. */
export const savePath = `${formPath}/save`

/** Word for word as the manual has them, misspelling included. */
const labels: Record<ActivationValue, readonly [label: string, help: string]> = {
  username: ['Salesforce account username (required)', 'Your API Only User’s username.'],
  password: ['Salesforce account password (required)', 'The password associated with the API Only User.'],
  clientSecret: ['Salesforce API client secret (required)', 'Also called the Consumer Secret.'],
  clientId: ['Salesforce client id (require)', 'Also called the Consumer Key.'],
  domain: [
    'Salesforce domain name (required)',
    'From the URL in your browser. For example, https://mycompany.salesforce.com/.',
  ],
}

const typeOf = (name: ActivationValue) =>
  name === 'password' || name === 'clientSecret' ? 'password' : 'text'

const row = (name: ActivationValue): string => {
  const [label, help] = labels[name]
  return `<div class="row"><label for="siq-${name}">${label}</label><small>${help}</small>
    <input id="siq-${name}" data-value="${name}" type="${typeOf(name)}" autocomplete="off"></div>`
}

/** Nothing that looks like a label is one: names for those who hear the page, and placeholders. */
const unlabelledRow = (name: ActivationValue, index: number): string => {
  const said = index % 2 === 0 ? 'aria-label' : 'placeholder'
  return `<div class="row"><input data-value="${name}" type="${typeOf(name)}" ${said}="${labels[name][0]}"></div>`
}

const dialogs: Record<FormBuild, string> = {
  plain: activationValues.map(row).join(''),
  controlled: activationValues.map(row).join(''),
  shadow: '<siq-ticketing></siq-ticketing>',
  aria: activationValues.map(unlabelledRow).join(''),
  frame: `<iframe title="Salesforce" src="${formPath}?build=plain" width="600" height="500"></iframe>`,
  none: '',
}

const dialog = (build: FormBuild): string =>
  build === 'none'
    ? '<p>Salesforce <button type="button">Activate</button></p>'
    : `<div role="dialog" aria-label="Salesforce">
        <h2>Salesforce</h2>
        <div role="tablist"><button type="button" role="tab" aria-selected="true">Ticketing Integration</button></div>
        <form>${dialogs[build]}<button type="submit">Save</button></form>
      </div>`

const isBuild = (build: string): build is FormBuild => Object.hasOwn(dialogs, build)

/** The page in this build; null when there is no such build. */
export const formPage = (build: string): string | null =>
  isBuild(build)
    ? `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>SpaceIQ – Integrations</title>
<style>body { font: 14px sans-serif; margin: 24px } .row { display: grid; margin: 8px 0; max-width: 480px }</style></head>
<body><h1>Integrations</h1><label>Search <input type="search" data-search></label>${dialog(build)}
<script>const labels = ${JSON.stringify(labels)}; const savePath = ${JSON.stringify(savePath)};
${pageScripts(build)}</script></body></html>`
    : null
