import { Window } from 'happy-dom'
import { beforeEach, describe, expect, it } from 'vitest'
import { renderNewForm } from '../pages/lightning/external-client-apps/list.ts'
import { externalClientAppsScript } from '../pages/lightning/external-client-apps/script.ts'
import { createOrg } from '../state.ts'

describe('the script of external client apps’ pages', () => {
  let window: Window
  let posted: { address: string; form: URLSearchParams }[]
  let answer: unknown
  beforeEach(() => {
    posted = []
    answer = {}
    window = new Window({
      url: 'https://acme.lightning.force.com/',
      settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
    })
    Object.assign(window, {
      fetch: async (address: string, { body }: { body: URLSearchParams }) => {
        posted.push({ address, form: new URLSearchParams(body.toString()) })
        return { json: async () => answer }
      },
    })
    window.document.body.innerHTML = renderNewForm(createOrg('acme'))
    window.eval(externalClientAppsScript)
  })

  const everything = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? everything(one.shadowRoot) : []),
    ])
  /** Finds an element through open shadow roots. */
  const find = (selector: string): HTMLInputElement => {
    const found = everything(window.document as unknown as ParentNode).find((one) => one.matches(selector))
    if (!found) throw new Error(`There is no ${selector}`)
    return found as HTMLInputElement
  }
  const type = (name: string, value: string) => {
    const input = find(`#${name}`)
    input.value = value
    input.dispatchEvent(new window.Event('input', { bubbles: true, composed: true }) as never)
  }
  const press = (label: string) => find(`button[title="${label}"]`).click()

  it('moves all content into open shadow roots', () => {
    expect(window.document.querySelector('input, button, select, template')).toBeNull()
    expect(find('#name').getRootNode()).not.toBe(window.document)
  })

  it('fills the API name from the name, until somebody enters another', () => {
    type('name', 'Space IQ')
    expect(find('#apiName').value).toBe('Space_IQ')
    type('apiName', 'SpaceIQ')
    type('name', 'Space IQ 2')
    expect(find('#apiName').value).toBe('SpaceIQ')
  })

  it('shows the OAuth settings with Enable OAuth', () => {
    const sections = () => find('[data-section=oauth]').hidden
    expect(sections()).toBe(true)
    find('#oauth').click()
    expect(sections()).toBe(false)
  })

  it('turns the flow on only after its warning was accepted', () => {
    const flow = find('#clientCredentials')
    flow.click()
    expect([flow.checked, find('dialog').hasAttribute('open')]).toEqual([false, true])
    find('[data-action=decline]').click()
    expect([flow.checked, find('dialog').hasAttribute('open')]).toEqual([false, false])
    flow.click()
    press('OK')
    expect([flow.checked, find('dialog').hasAttribute('open')]).toEqual([true, false])
  })

  it('posts every value, and the scopes that were moved', async () => {
    type('name', 'SpaceIQ')
    type('contactEmail', 'it@acme.example')
    find('#oauth').click()
    type('callbackUrl', 'https://api.spaceiq.com/')
    for (const option of find('#scopes-available').querySelectorAll('option'))
      option.selected = option.value === 'api'
    press('Add')
    press('Create')
    expect(posted.map(({ address }) => address)).toEqual([
      '/lightning/setup/ManageExternalClientApplication/new',
    ])
    expect(Object.fromEntries(posted[0]?.form ?? [])).toEqual({
      save: '1',
      name: 'SpaceIQ',
      apiName: 'SpaceIQ',
      contactEmail: 'it@acme.example',
      distributionState: 'Local',
      oauth: 'on',
      callbackUrl: 'https://api.spaceiq.com/',
      scopes: 'api',
      secretForWebServer: 'on',
      secretForRefreshToken: 'on',
      pkce: 'on',
    })
  })

  it('shows what was refused', async () => {
    answer = { message: 'No', errors: { name: 'Complete this field.' } }
    press('Create')
    await new Promise((done) => setTimeout(done))
    expect(find('[data-message]').textContent).toBe('No')
    expect(find('[data-error=name]').textContent).toBe('Complete this field.')
  })
})
