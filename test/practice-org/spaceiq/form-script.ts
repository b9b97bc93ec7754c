/** What makes SpaceIQ's dialog live: its own state, `window.ticketing`, and how a field's value comes into it. */

export type SpaceIqFormVariant = 'plain' | 'controlled' | 'shadow' | 'aria' | 'frame' | 'none'

/** The state is what stands in the fields, as in a form without a framework. */
const plain = `
const fields = () => [...document.querySelectorAll('[data-value]')]
window.ticketing = () => Object.fromEntries(fields().map((field) => [field.dataset.value, field.value]))
`

/**
 * As React does it: what a script assigns to a field is remembered as known, an input event that brings nothing unknown
 * is not heard, and whatever is not in the state is drawn over.
 */
const controlled = `
const state = {}
window.ticketing = () => ({ ...state })
const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
const control = (field) => {
  const name = field.dataset.value
  let known = ''
  state[name] = ''
  Object.defineProperty(field, 'value', {
    configurable: true,
    get() { return native.get.call(this) },
    set(value) { known = String(value); native.set.call(this, value) },
  })
  field.addEventListener('input', () => {
    const value = native.get.call(field)
    if (value === known) return
    known = value
    state[name] = value
  })
  const draw = () => {
    if (native.get.call(field) !== state[name]) field.value = state[name]
    requestAnimationFrame(draw)
  }
  draw()
}
document.querySelectorAll('[data-value]').forEach(control)
`

/** Each field a custom element in another one, both with an open shadow root; events tell the outer one. */
const shadow = `
const state = {}
window.ticketing = () => ({ ...state })
customElements.define('siq-field', class extends HTMLElement {
  connectedCallback() {
    const name = this.getAttribute('name')
    const [label, help] = labels[name]
    this.attachShadow({ mode: 'open' }).innerHTML =
      '<label for="field">' + label + '</label> <small>' + help + '</small> <input id="field">'
    const input = this.shadowRoot.querySelector('input')
    if (/password|secret/i.test(name)) input.type = 'password'
    input.addEventListener('change', () => {
      this.dispatchEvent(new CustomEvent('siq-change', { bubbles: true, detail: { name, value: input.value } }))
    })
  }
})
customElements.define('siq-ticketing', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' })
    root.addEventListener('siq-change', ({ detail }) => { state[detail.name] = detail.value })
    root.innerHTML = Object.keys(labels).map((name) => '<siq-field name="' + name + '"></siq-field>').join('')
  }
})
`

const save = `
document.querySelector('form')?.addEventListener('submit', (event) => {
  event.preventDefault()
  void fetch(savePath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(window.ticketing()),
  })
})
`

const states: Record<SpaceIqFormVariant, string> = {
  plain,
  controlled,
  shadow,
  aria: plain,
  frame: 'window.ticketing = () => document.querySelector("iframe").contentWindow.ticketing()',
  none: plain,
}

/** The script of the page in this build. */
export const getFormScript = (build: SpaceIqFormVariant): string => `${states[build]}\n${save}`
