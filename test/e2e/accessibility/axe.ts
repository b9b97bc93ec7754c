/** axe-core on a page, or on the overlay in it. */

import axe from 'axe-core'
import type { Page } from 'puppeteer-core'

export interface Finding {
  readonly rule: string
  /** Whether it is so, or axe could not tell. */
  readonly sure: boolean
  readonly where: string
  readonly why: string
}

export interface Report {
  readonly findings: readonly Finding[]
  /** How many rules found something to look at, and on how many elements they did. */
  readonly rules: number
  readonly elements: number
}

interface Result {
  readonly id: string
  readonly nodes: readonly {
    readonly html: string
    readonly failureSummary?: string
    readonly any: readonly { readonly message: string }[]
  }[]
}

/**
 * Runs in an isolated world, on the document or on the overlay's shadow root. Of the overlay it judges a copy in the page's body,
 * under an open root and at the same place: axe looks into no closed root, and judges contrast within the body only.
 */
async function run(this: Document | ShadowRoot): Promise<Report> {
  const copyOf = (root: ShadowRoot) => {
    const host = document.createElement('div')
    host.attachShadow({ mode: 'open' }).append(...[...root.childNodes].map((node) => node.cloneNode(true)))
    document.body.append(host)
    const originals = root.querySelectorAll<HTMLElement>('[popover]')
    for (const [index, copy] of (
      host.shadowRoot?.querySelectorAll<HTMLElement>('[popover]') ?? []
    ).entries()) {
      copy.showPopover()
      const { left, top, width, height } = originals[index]?.getBoundingClientRect() ?? new DOMRect()
      const isCard = copy.localName === 'section'
      const px = isCard ? { left: innerWidth - width, top: 0 } : { left, top, width, height }
      for (const [name, value] of Object.entries(px)) copy.style.setProperty(name, `${value}px`)
      // What is scrolled out of sight cannot be judged.
      if (isCard) copy.style.maxHeight = 'none'
    }
    return host
  }
  const { axe } = globalThis as unknown as { axe: { run(...given: unknown[]): Promise<unknown> } }
  const subject = 'host' in this ? copyOf(this) : this
  const { violations, incomplete, passes } = (await axe.run(subject, {
    iframes: false,
    rules: { 'target-size': { enabled: true } },
    // A number or a tick is to be read as well.
    checks: { 'color-contrast': { options: { ignoreLength: true, ignoreUnicode: false } } },
  })) as Record<'violations' | 'incomplete' | 'passes', readonly Result[]>
  if ('remove' in subject) subject.remove()
  const findings = (results: readonly Result[], sure: boolean) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary, any }) => ({
        rule: id,
        sure,
        where: html.slice(0, 200),
        why: failureSummary ?? any.map(({ message }) => message).join(' '),
      })),
    )
  const all = [...violations, ...incomplete, ...passes]
  return {
    findings: [...findings(violations, true), ...findings(incomplete, false)],
    rules: all.length,
    elements: all.reduce((sum, { nodes }) => sum + nodes.length, 0),
  }
}

/** What axe says of the page, or of the overlay alone: Salesforce's own page is not ours to mend. */
export const axeOn = async (page: Page, part: 'page' | 'overlay'): Promise<Report> => {
  const session = await page.createCDPSession()
  try {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'axe',
    })
    const { root } = await session.send('DOM.getDocument', { depth: part === 'page' ? 0 : -1, pierce: true })
    const find = (node: typeof root): typeof root | undefined =>
      node.localName === 'spaceiq-guide'
        ? node.shadowRoots?.[0]
        : node.children?.map(find).find((one) => one !== undefined)
    const start = part === 'page' ? root : find(root)
    if (!start) throw new Error(`No overlay on ${page.url()}`)
    const { object } = await session.send('DOM.resolveNode', {
      backendNodeId: start.backendNodeId,
      executionContextId,
    })
    await session.send('Runtime.evaluate', { expression: axe.source, contextId: executionContextId })
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      ...(object.objectId ? { objectId: object.objectId } : {}),
      functionDeclaration: run.toString(),
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as Report
  } finally {
    await session.detach()
  }
}

/** The findings as lines, for a message that tells all at once. */
export const linesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ rule, sure, where, why }) => `${sure ? '' : 'perhaps '}${rule}: ${where} ${why}`)
