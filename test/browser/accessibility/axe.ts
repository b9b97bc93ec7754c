/** axe-core on a page, or on the overlay in it. */

import axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { pageInspector } from '../../harness/launch.ts'

export interface AxeFinding {
  readonly rule: string
  /** Whether it is so, or axe could not tell. */
  readonly isViolation: boolean
  readonly html: string
  readonly explanation: string
}

export interface AxeReport {
  readonly findings: readonly AxeFinding[]
  /** How many rules found something to look at, and on how many elements they did. */
  readonly rules: number
  readonly elements: number
}

interface Result {
  readonly id: string
  readonly nodes: readonly {
    readonly html: string
    readonly failureSummary?: string
    readonly element: HTMLElement
    readonly any: readonly {
      readonly message: string
      readonly data?: { readonly messageKey?: string } | null
    }[]
  }[]
}

/**
 * Runs in a world apart, on the document or on the overlay's shadow root. Of the overlay it judges a copy in the page's body,
 * under an open root and at the same place: axe looks into no closed root, and judges contrast within the body only.
 */
async function run(this: Document | ShadowRoot, onlyColours: boolean): Promise<AxeReport> {
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
      // What is scrolled out of sight cannot be judged.
      if (isCard) copy.style.maxHeight = 'none'
      const corner = { left: innerWidth - width, top: innerHeight - copy.offsetHeight }
      const px = isCard ? corner : { left, top, width, height }
      for (const [name, value] of Object.entries(px)) copy.style.setProperty(name, `${value}px`)
    }
    return host
  }
  const { axe } = globalThis as unknown as { axe: { run(...given: unknown[]): Promise<unknown> } }
  const subject = 'host' in this ? copyOf(this) : this
  const { violations, incomplete, passes } = (await axe.run(subject, {
    iframes: false,
    elementRef: true,
    // Names, roles, order and sizes are the same in every colour.
    ...(onlyColours
      ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
      : { rules: { 'target-size': { enabled: true } } }),
    // A number or a tick is to be read as well.
    checks: { 'color-contrast': { options: { ignoreLength: true, ignoreUnicode: false } } },
  })) as Record<'violations' | 'incomplete' | 'passes', readonly Result[]>
  // In Firefox, which counts in sixtieths of a pixel, axe's sums can miss an edge by a hair: then it takes a list for half covered.
  const isSeenWhole = (element: HTMLElement) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const corners = [left + 1, right - 1].flatMap((x) => [top + 1, bottom - 1].map((y) => [x, y] as const))
    const root = element.getRootNode() as Document | ShadowRoot
    return corners.every(([x, y]) => root.elementFromPoint(x, y) === element)
  }
  const doubts = incomplete.map((one) => ({
    ...one,
    nodes: one.nodes.filter(
      ({ element, any }) =>
        !any.some(({ data }) => data?.messageKey === 'elmPartiallyObscured') || !isSeenWhole(element),
    ),
  }))
  if ('remove' in subject) subject.remove()
  const findings = (results: readonly Result[], isViolation: boolean) =>
    results.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary, any }) => ({
        rule: id,
        isViolation,
        html: html.slice(0, 200),
        explanation: failureSummary ?? any.map(({ message }) => message).join(' '),
      })),
    )
  const all = [...violations, ...incomplete, ...passes]
  return {
    findings: [...findings(violations, true), ...findings(doubts, false)],
    rules: all.length,
    elements: all.reduce((sum, { nodes }) => sum + nodes.length, 0),
  }
}

/**
 * What axe says of the page, or of the overlay alone: Salesforce's own page is not ours to mend. It applies all its rules, or
 * those about colours only.
 */
export const runAxe = (page: Page, part: 'page' | 'overlay', onlyColours = false): Promise<AxeReport> =>
  pageInspector.runInIsolatedWorld(page, part, axe.source, run, onlyColours)

/** The findings as lines, for a message that tells all at once. */
export const formatFindings = (findings: readonly AxeFinding[]): readonly string[] =>
  findings.map(
    ({ rule, isViolation: sure, html: where, explanation: why }) =>
      `${sure ? '' : 'perhaps '}${rule}: ${where} ${why}`,
  )
