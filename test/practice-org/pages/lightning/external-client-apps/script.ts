/** The script of the pages of external client apps: shadow roots, lists, the warning, and posting. */

import { componentNames } from './components.ts'

const style =
  ':host{display:block}section{background:#fff;margin:8px 16px;padding:8px 16px}h3{font-size:15px;margin:8px 0}label,dt{margin-right:8px;color:#444}dl{display:flex;margin:6px 0}dd{margin:0;word-break:break-all}input[type=text]{width:320px}.slds-button{margin:4px;padding:5px 12px;border:1px solid #c9c9c9;border-radius:4px;background:#fff;color:#0176d3}.slds-dueling-list{display:flex;gap:8px}.slds-dueling-list select{display:block;min-width:300px}.slds-form-element__help,.slds-notify{color:#ba0517}.slds-tabs{display:flex;gap:16px;padding:8px 16px}.slds-is-active{font-weight:bold}td,th{text-align:left;padding:6px 16px}dialog{border:1px solid #c9c9c9;border-radius:4px;max-width:420px}'

/** Runs in the page, without its surroundings: everything it uses is within. */
export const externalClientAppsScript = `(function () {
  var sheet = new CSSStyleSheet()
  sheet.replaceSync(${JSON.stringify(style)})
  var names = ${JSON.stringify(componentNames)}
  names.forEach(function (name) {
    customElements.define(name, class extends HTMLElement {
      connectedCallback() {
        var template = this.querySelector(':scope > template')
        if (!template || this.shadowRoot) return
        var root = this.attachShadow({ mode: 'open' })
        root.adoptedStyleSheets = [sheet]
        root.append(template.content.cloneNode(true))
        template.remove()
      }
    })
  })
  function all(selector, root) {
    return Array.from((root || document).querySelectorAll('*')).flatMap(function (one) {
      return (one.matches(selector) ? [one] : []).concat(one.shadowRoot ? all(selector, one.shadowRoot) : [])
    })
  }
  function first(selector) { return all(selector)[0] }
  function values() {
    var form = new URLSearchParams({ save: '1' })
    all('input[name], select[name]').forEach(function (one) {
      if (one.type !== 'checkbox') form.append(one.name, one.value)
      else if (one.checked) form.append(one.name, 'on')
    })
    all('select[data-name]').forEach(function (list) {
      Array.from(list.options).forEach(function (option) { form.append(list.dataset.name, option.value) })
    })
    return form
  }
  function refuse(answer) {
    var message = first('[data-message]')
    if (message) {
      message.textContent = answer.message || ''
      message.hidden = !answer.message
    }
    all('[data-error]').forEach(function (one) { one.textContent = (answer.errors || {})[one.dataset.error] || '' })
  }
  function move(button, from, to) {
    var box = button.getRootNode()
    var lists = box.querySelectorAll('select')
    Array.from(lists[from].selectedOptions).forEach(function (option) { lists[to].append(option) })
  }
  var actions = {
    go: function (button) { location.href = button.dataset.value },
    open: function (button) { window.open(button.dataset.value) },
    copy: function (button) { navigator.clipboard.writeText(button.dataset.value) },
    add: function (button) { move(button, 0, 1) },
    remove: function (button) { move(button, 1, 0) },
    accept: function () {
      first('[name=clientCredentials]').checked = true
      first('dialog').close()
    },
    decline: function () { first('dialog').close() },
    post: function (button) {
      fetch(button.dataset.value, { method: 'POST', body: values() })
        .then(function (answer) { return answer.json() })
        .then(function (answer) {
          if (answer.redirect) location.href = answer.redirect
          else refuse(answer)
        })
    }
  }
  document.addEventListener('click', function (event) {
    var button = event.composedPath().find(function (one) { return one.dataset && actions[one.dataset.action] })
    if (button) actions[button.dataset.action](button)
    // The flow is on only after its warning was accepted.
    var flow = event.composedPath()[0]
    var warning = first('dialog')
    if (!warning || flow.name !== 'clientCredentials' || !flow.checked) return
    flow.checked = false
    warning.showModal()
  })
  // \`input\` leaves its shadow root; \`change\` and a \`focusout\` within one page do not.
  document.addEventListener('input', function (event) {
    var typed = event.composedPath()[0]
    var apiName = first('[name=apiName]')
    if (typed === apiName) apiName.dataset.own = 'true'
    if (typed.name !== 'name' || !apiName || apiName.dataset.own) return
    apiName.value = typed.value.trim().replace(/\\W+/g, '_')
  })
  document.addEventListener('click', function (event) {
    var box = event.composedPath()[0]
    if (box.name === 'oauth') all('[data-section=oauth]').forEach(function (one) { one.hidden = !box.checked })
  })
})()`
