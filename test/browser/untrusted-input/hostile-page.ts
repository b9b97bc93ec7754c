/**
 * Attacks of a page on the guide. Each function runs in the page, and must refer to nothing
 * outside.
 */

/** What a page has captured, at `window.loot`. */
export interface CapturedData {
  /** Texts that the page's hooks saw. */
  readonly texts: string[]
  /** Shadow roots, and nodes inside them, that the page saw. */
  readonly shadowContents: string[]
  /** How often the overlay was added to the page. */
  mountCount: number
}

/**
 * Hooks functions a careless extension would call, and records arguments. Runs before all scripts.
 */
export const installCaptureHooks = () => {
  const loot: CapturedData = { texts: [], shadowContents: [], mountCount: 0 }
  Object.assign(window, { loot })
  const { apply } = Reflect
  const keep = (value: unknown) => {
    if (loot.texts.length > 20_000) return
    if (typeof value === 'string') loot.texts.push(value)
    if (value instanceof ShadowRoot) loot.shadowContents.push('a shadow root')
    if (value instanceof Node && value.getRootNode() instanceof ShadowRoot)
      loot.shadowContents.push(value.nodeName)
  }
  const hook = (owner: object, names: readonly string[]) => {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, name)
      const original: unknown = descriptor?.value ?? descriptor?.set
      if (!descriptor?.configurable || typeof original !== 'function') continue
      const trap = function (this: unknown, ...given: unknown[]) {
        given.forEach(keep)
        const result: unknown = apply(original as () => unknown, this, given)
        keep(result)
        return result
      }
      Object.defineProperty(
        owner,
        name,
        descriptor.set ? { ...descriptor, set: trap } : { ...descriptor, value: trap },
      )
    }
  }
  hook(Element.prototype, [
    'attachShadow',
    'setAttribute',
    'append',
    'remove',
    'matches',
    'closest',
    'innerHTML',
  ])
  hook(HTMLElement.prototype, ['click', 'focus', 'showPopover', 'attachInternals'])
  hook(Node.prototype, ['appendChild', 'insertBefore', 'textContent'])
  hook(Document.prototype, ['createElement', 'querySelector', 'querySelectorAll', 'getElementById'])
  hook(Document.prototype, ['importNode', 'adoptNode', 'elementFromPoint'])
  hook(DOMImplementation.prototype, ['createHTMLDocument'])
  hook(HTMLInputElement.prototype, ['value', 'checked'])
  hook(EventTarget.prototype, ['addEventListener', 'dispatchEvent'])
  hook(Event.prototype, ['composedPath', 'preventDefault', 'stopPropagation'])
  hook(Promise.prototype, ['catch', 'finally'])
  hook(JSON, ['stringify', 'parse'])
  hook(window, ['fetch', 'postMessage'])
  hook(String.prototype, ['trim', 'endsWith', 'replace'])
  Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true, configurable: true })
  Object.defineProperty(Element.prototype, 'shadowRoot', {
    get: () => null,
    set: keep,
    configurable: true,
  })
  // A page may define our element, and be called when one is created or moved.
  class Forged extends HTMLElement {
    static observedAttributes = ['data-page', 'data-step', 'data-state', 'style', 'class']
    readonly internals = this.attachInternals()
    connectedCallback() {
      keep(this.internals.shadowRoot)
    }
    attributeChangedCallback(...given: unknown[]) {
      given.forEach(keep)
      keep(this.internals.shadowRoot)
    }
  }
  customElements.define('spaceiq-guide', Forged)
  const look = (event: Event) => {
    for (const one of event.composedPath()) keep(one)
    for (const name of ['target', 'relatedTarget', 'source', 'submitter', 'explicitOriginalTarget'])
      keep(Reflect.get(event, name))
    if (event instanceof KeyboardEvent) loot.texts.push(event.key)
  }
  const types =
    'click pointerdown pointerup mousedown mouseup mouseover mouseout focus focusin focusout blur keydown keyup'
  const more =
    'input change toggle beforetoggle scroll animationstart transitionrun slotchange message storage error'
  for (const type of `${types} ${more} unhandledrejection copy paste selectionchange`.split(' '))
    addEventListener(type, look, { capture: true })
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) {
      keep(target)
      for (const node of addedNodes) if (node.nodeName === 'SPACEIQ-GUIDE') loot.mountCount += 1
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
}

/** Stops and cancels every event at the window. Runs before all scripts. */
export const suppressEvents = () => {
  const swallow = (event: Event) => {
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  const types =
    'click auxclick pointerdown pointerup mousedown mouseup mouseover pointerover focus focusin keydown keyup input change submit'
  for (const type of types.split(' ')) addEventListener(type, swallow, { capture: true })
}

/** Collects everything a page can read, as one text to search. */
export const collectPageText = (): string => {
  const seen = new Set<unknown>()
  const found: string[] = []
  const search = (value: unknown, depth: number) => {
    if (typeof value === 'string') found.push(value)
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return
    if (seen.has(value) || depth > 3 || seen.size > 30_000) return
    seen.add(value)
    for (const name of Reflect.ownKeys(value)) {
      found.push(String(name))
      try {
        search(Reflect.get(value, name), depth + 1)
      } catch {
        // A getter that needs another `this`.
      }
    }
  }
  search(window, 0)
  search(history.state, 0)
  found.push(document.documentElement.outerHTML, document.cookie, window.name, location.href, document.title)
  found.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }))
  found.push(JSON.stringify(performance.getEntries()))
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    for (const { name: attribute, value } of element.attributes) found.push(attribute, value)
    if ('value' in element) found.push(String(element.value))
  }
  return found.join('\n')
}

/** Tries every way into a closed shadow root; returns the names of those that worked. */
export const probeClosedShadowRoot = (): string[] => {
  const host = document.querySelector<HTMLElement>('spaceiq-guide')
  if (!host) return ['no guide to reach into']
  const { left, top, width, height } = document.documentElement.getBoundingClientRect()
  const isInside = (node: unknown) =>
    node instanceof ShadowRoot || (node instanceof Node && node.getRootNode() instanceof ShadowRoot)
  const worked: string[] = []
  const attempt = (way: string, reach: () => unknown) => {
    try {
      const got = reach()
      if ((Array.isArray(got) ? got : [got]).some(isInside)) worked.push(way)
    } catch {
      // Refused.
    }
  }
  const points: [number, number][] = []
  for (let x = left + 5; x < Math.min(width, innerWidth); x += 40)
    for (let y = Math.max(0, top) + 5; y < Math.min(height, innerHeight); y += 40) points.push([x, y])
  attempt('shadowRoot', () => host.shadowRoot)
  attempt('openOrClosedShadowRoot', () => Reflect.get(host, 'openOrClosedShadowRoot'))
  attempt('attachShadow', () => host.attachShadow({ mode: 'open' }))
  attempt('attachInternals', () => host.attachInternals().shadowRoot)
  attempt('children', () => [...host.childNodes, host.firstElementChild, host.nextSibling])
  attempt('activeElement', () => document.activeElement)
  attempt('elementsFromPoint', () => points.flatMap(([x, y]) => document.elementsFromPoint(x, y)))
  attempt('caretPositionFromPoint', () =>
    points.map(([x, y]) => document.caretPositionFromPoint(x, y)?.offsetNode),
  )
  attempt('caretRangeFromPoint', () =>
    points.map(([x, y]) => document.caretRangeFromPoint(x, y)?.startContainer),
  )
  attempt('selection', () => {
    getSelection()?.selectAllChildren(host)
    return [
      getSelection()?.anchorNode,
      getSelection()?.focusNode,
      getSelection()?.getRangeAt(0).commonAncestorContainer,
    ]
  })
  attempt('getAnimations', () =>
    [...document.getAnimations(), ...host.getAnimations({ subtree: true })].map(
      (animation) => (animation.effect as KeyframeEffect).target,
    ),
  )
  attempt('cloneNode', () => host.cloneNode(true).childNodes[0])
  attempt('queries', () => [
    ...document.querySelectorAll('spaceiq-guide *, [data-marker], [data-action], section, :popover-open'),
  ])
  attempt('labels', () => [...document.querySelectorAll('label')].map(({ control }) => control))
  attempt(
    'XPath',
    () =>
      document.evaluate('//spaceiq-guide/*', document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null)
        .singleNodeValue,
  )
  attempt('tree walker', () => {
    const walker = document.createTreeWalker(host)
    return [walker.firstChild(), walker.nextNode()]
  })
  attempt('performance', () =>
    performance
      .getEntries()
      .flatMap((entry) => [Reflect.get(entry, 'element'), Reflect.get(entry, 'target')]),
  )
  attempt('fullscreen and pointer lock', () => [document.fullscreenElement, document.pointerLockElement])
  if (/<section|data-action|popover/.test(host.getHTML({ serializableShadowRoots: true })))
    worked.push('getHTML')
  if (host.innerText + host.textContent !== '') worked.push('text')
  return worked
}

/** Clicks the guide's buttons by script in all ways; returns the number of events. */
export const dispatchSyntheticClicks = (): number => {
  const host = document.querySelector<HTMLElement>('spaceiq-guide')
  if (!host) return 0
  let fired = 0
  const fire = (target: EventTarget, event: Event) => {
    Object.defineProperty(event, 'pretended', { value: true })
    target.dispatchEvent(event)
    fired += 1
  }
  const mouse = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick']
  const all = { bubbles: true, composed: true, cancelable: true }
  for (let x = 2; x < innerWidth; x += 15) {
    for (let y = 2; y < innerHeight; y += 12) {
      const target = document.elementFromPoint(x, y)
      if (target !== host) continue
      const at = { ...all, clientX: x, clientY: y, button: 0, detail: 1, view: window }
      for (const type of mouse)
        fire(target, type.startsWith('pointer') ? new PointerEvent(type, at) : new MouseEvent(type, at))
    }
  }
  for (const target of [host, document, window, document.activeElement ?? document.body]) {
    for (const key of ['Enter', ' ', 'Escape', 'Tab', 'ArrowLeft', 's', 'f'])
      for (const type of ['keydown', 'keypress', 'keyup'])
        fire(target, new KeyboardEvent(type, { ...all, key }))
    for (const type of [
      'fill',
      'skip',
      'hide',
      'back',
      'point',
      'submit',
      'toggle',
      'beforetoggle',
      'command',
    ])
      fire(
        target,
        new CustomEvent(type, { ...all, detail: { action: type, type: 'card-action', step: 'profile' } }),
      )
  }
  host.focus()
  host.click()
  HTMLElement.prototype.click.call(host)
  return fired + 3
}

/** Sends these messages in every way a page can; returns the answers. */
export const sendForgedMessages = async (
  extensionId: string,
  messages: readonly unknown[],
): Promise<{ said: number; answers: string[] }> => {
  const answers: string[] = []
  let said = 0
  const host = document.querySelector('spaceiq-guide')
  const targets = [window, document, document.documentElement, ...(host ? [host] : [])]
  const channels = ['spaceiq', 'spaceiq-guide', extensionId, 'message'].map(
    (name) => new BroadcastChannel(name),
  )
  addEventListener('message', ({ data, source }) => {
    if (source !== window) answers.push(JSON.stringify(data))
  })
  for (const channel of channels) channel.onmessage = ({ data }) => answers.push(JSON.stringify(data))
  const runtime = Reflect.get(window, 'chrome')?.runtime as typeof chrome.runtime | undefined
  for (const message of messages) {
    window.postMessage(message, '*')
    window.postMessage(message, '*', [new MessageChannel().port1])
    for (const channel of channels.slice(0, 3)) channel.postMessage(message)
    for (const target of targets)
      for (const type of ['message', 'spaceiq', 'spaceiq-guide', 'spaceiq-message'])
        target.dispatchEvent(new CustomEvent(type, { detail: message, bubbles: true, composed: true }))
    localStorage.setItem('spaceiq', JSON.stringify(message))
    host?.setAttribute('data-message', JSON.stringify(message))
    said += 7 + targets.length * 4
    for (const ask of [
      () => runtime?.sendMessage(extensionId, message),
      () => runtime?.sendMessage(message),
      () => runtime?.connect(extensionId).postMessage(message),
      () => navigator.serviceWorker?.controller?.postMessage(message),
    ]) {
      said += 1
      try {
        const answer: unknown = await ask()
        if (answer !== undefined) answers.push(JSON.stringify(answer))
      } catch {
        // Nobody there.
      }
    }
  }
  await new Promise((go) => setTimeout(go, 300))
  host?.removeAttribute('data-message')
  localStorage.clear()
  return { said, answers }
}

/** Removes the overlay whenever it appears. */
export const keepRemovingGuide = () => {
  const away = () => {
    for (const host of document.querySelectorAll('spaceiq-guide')) host.remove()
  }
  new MutationObserver(away).observe(document, { subtree: true, childList: true })
  away()
}

/**
 * Captures the button that creates fields, if an event exposes a node of the card. Runs before all
 * scripts.
 */
export const captureCreateButton = () => {
  const look = (event: Event) => {
    for (const name of ['originalTarget', 'explicitOriginalTarget', 'rangeParent']) {
      const node: unknown = Reflect.get(event, name)
      const root = node instanceof Node ? node.getRootNode() : null
      const button = root instanceof ShadowRoot && root.querySelector('[data-action="create-fields"]')
      if (button) Object.assign(window, { caught: button, caughtRoot: root })
    }
  }
  for (const type of ['mouseover', 'mousemove', 'pointermove', 'mousedown', 'click'])
    addEventListener(type, look, { capture: true })
}

/**
 * Puts the captured button under a decoy of the page's, and returns where a person would click;
 * null if none was captured.
 */
export const relocateCapturedButton = (
  into: 'form' | 'label' | 'their form in our root' | 'their label in our root',
): { x: number; y: number } | null => {
  const button: unknown = Reflect.get(window, 'caught')
  const root: unknown = Reflect.get(window, 'caughtRoot')
  if (!(button instanceof HTMLButtonElement) || !(root instanceof ShadowRoot)) return null
  document.querySelector('#lure')?.remove()
  root.querySelector('#lure')?.remove()
  const isForm = into.includes('form')
  const lure = document.createElement(isForm ? 'form' : 'label')
  lure.id = 'lure'
  lure.style.cssText = 'position: fixed; left: 20px; top: 20px; width: 200px; height: 40px; display: block'
  lure.textContent = isForm ? '' : 'Read more'
  if (isForm) {
    lure.append(document.createElement('input'))
    button.type = 'submit'
  }
  button.style.cssText = 'position: fixed; left: 600px; top: 500px'
  lure.append(button)
  ;(into.includes('root') ? (root.querySelector('section') ?? root) : document.body).append(lure)
  if (lure instanceof HTMLFormElement) lure.addEventListener('submit', (event) => event.preventDefault())
  return { x: 30, y: 30 }
}
