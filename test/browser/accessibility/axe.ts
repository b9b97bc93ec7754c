/** Runs axe-core on a page, or on the overlay in it. */

import axe from 'axe-core'
import type { Page } from 'puppeteer-core'
import { pageInspector } from '../../harness/launch.ts'

interface AxeFinding {
  readonly rule: string
  /** A violation, or incomplete if axe could not tell. */
  readonly isViolation: boolean
  readonly html: string
  readonly explanation: string
}

interface AxeReport {
  readonly findings: readonly AxeFinding[]
  /** How many rules applied, and to how many elements. */
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
 * Runs axe in an isolated world, on the document or the overlay's shadow root. Of the overlay it
 * checks a copy in the page's body, under an open root at the same place: axe skips closed roots,
 * and checks contrast in the body only.
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
      // Elements scrolled out of view cannot be checked.
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
    // Names, roles, order and sizes do not depend on colors.
    ...(onlyColours
      ? { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
      : { rules: { 'target-size': { enabled: true } } }),
    // A single number or tick must be legible too.
    checks: { 'color-contrast': { options: { ignoreLength: true, ignoreUnicode: false } } },
  })) as Record<'violations' | 'incomplete' | 'passes', readonly Result[]>
  // Firefox rounds to 1/60 pixel, by which axe can take a list for partly covered.
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
 * Runs axe on the page, or on the overlay alone, since Salesforce's page is not ours to fix.
 * Applies all rules, or only those about colors.
 */
export const runAxe = (page: Page, part: 'page' | 'overlay', onlyColours = false): Promise<AxeReport> =>
  pageInspector.runInIsolatedWorld(page, part, axe.source, run, onlyColours)

/** Formats the findings as lines, for one assertion message. */
export const formatFindings = (findings: readonly AxeFinding[]): readonly string[] =>
  findings.map(
    ({ rule, isViolation: sure, html: where, explanation: why }) =>
      `${sure ? '' : 'perhaps '}${rule}: ${where} ${why}`,
  )
