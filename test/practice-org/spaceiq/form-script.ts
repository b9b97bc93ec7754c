/**
 * Scripts of SpaceIQ's dialog: its state, `window.ticketing`, and how a field's value gets into it.
 */

export type SpaceIqFormVariant = 'plain' | 'controlled' | 'shadow' | 'aria' | 'frame' | 'none'

/** Reads the state from the fields, as a form without a framework does. */
const plain = `
const fields = () => [...document.querySelectorAll('[data-value]')]
window.ticketing = () => Object.fromEntries(fields().map((field) => [field.dataset.value, field.value]))
`

/**
 * Behaves like React: a value assigned by script counts as known, an input event without a new
 * value is ignored, and what is not in the state is overwritten.
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

/** Nests each field in two custom elements with open shadow roots; events inform the outer one. */
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

/** Returns the page's script in this build. */
export const getFormScript = (build: SpaceIqFormVariant): string => `${states[build]}\n${save}`
