/** Prints what a page confirms and refutes, and keeps it as a fixture: `npm run page`. */

import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeWay, type TriedControl } from '../../src/page-skeleton/control-ways.ts'
import { parseSkeleton } from '../../src/page-skeleton/parse-skeleton.ts'
import { noHints } from '../../src/page-skeleton/salesforce-words.ts'
import { describeFrame, type FrameSkeleton } from '../../src/page-skeleton/skeleton.ts'
import type { ControlId } from '../../src/salesforce/control-ids.ts'
import { getCertainty } from '../../src/salesforce/dom/evidence.ts'
import { waysTo } from '../../src/salesforce/dom/locators.ts'
import { isFound, listAddresses, type PageTrial, parseHtml, toDocument, tryPage } from './try-page.ts'

const here = dirname(fileURLToPath(import.meta.url))
/** Pages that are not ours to publish, beside the project. */
const captures = join(here, '../../../shared/captures')

/** A fixture: a frame, and what our rules made of it when it was kept. */
export interface KeptPage {
  readonly address: string
  readonly page: string | null
  /** The controls that were found, by the first way that did. */
  readonly found: Readonly<Record<string, string>>
  readonly frame: FrameSkeleton
}

const firstWay = ({ ways }: TriedControl): string => ways.find(({ matches }) => matches > 0)?.way ?? ''

/** Returns what our rules make of a page now, in the form of a fixture. */
export const judgeFrame = (frame: FrameSkeleton, address: string): KeptPage => {
  const { fits, controls } = tryPage(toDocument(frame), [address])
  return {
    address,
    page: fits[0]?.page ?? null,
    found: Object.fromEntries(controls.map((one) => [one.control, firstWay(one)])),
    frame,
  }
}

/** Returns how certain a way was before this page, as in docs/salesforce-pages.md; '' for a picked control. */
const certaintyOf = (control: ControlId, way: string): string => {
  const known = waysTo(control, noHints).find((one) => describeWay(one) === way)
  return known ? `(${getCertainty(known.evidence)} so far)` : ''
}

const describeControl = (one: TriedControl): readonly string[] =>
  one.ways.map(({ way, matches }) => {
    // Where another way found the control, this one may be for other ages of the page.
    const verdict = matches > 0 ? 'confirmed' : isFound(one) ? 'not here' : 'refuted'
    return `   ${verdict.padEnd(10)} ${one.control.padEnd(20)} ${String(matches).padStart(2)}  ${way}  ${certaintyOf(one.control, way)}`.trimEnd()
  })

/** Writes what was tried, as lines. */
export const describeTrial = ({ fits, refutedRules, controls }: PageTrial, isOwnAddress: boolean): string => {
  // Without an address, a page of which nothing is found is one by address alone.
  const likely = isOwnAddress ? fits : fits.filter(({ found }) => found > 0)
  const byAddress = fits.filter((fit) => !likely.includes(fit)).map(({ page }) => page)
  const lines = likely.flatMap(({ page, address, wanted, found }, index) => [
    `${index + 1}. ${page}: ${found} of ${wanted.length} controls found (at ${address})`,
    ...wanted.flatMap(describeControl),
  ])
  // At an address that is only tried, a rule that does not fit says nothing.
  const rules = (isOwnAddress ? refutedRules : []).flatMap(({ rule: { id, has, lacks } }) => [
    `   refuted    rule ${id}: the address fits; the document should${has ? ` have ${has}` : ''}${lacks ? ` lack ${lacks}` : ''}`,
  ])
  const others = controls
    .filter(({ control }) => !fits[0]?.wanted.some((one) => one.control === control))
    .map((one) => `   ${one.control.padEnd(20)} ${firstWay(one)}`)
  return [
    ...(lines.length > 0 ? lines : ['No page of ours.']),
    ...(byAddress.length > 0 ? [`By the address alone it could be: ${byAddress.join(', ')}`] : []),
    ...rules,
    ...(others.length > 0 ? ['Besides, these ways give something:', ...others] : []),
  ].join('\n')
}

const isCapture = (file: string): boolean =>
  existsSync(captures) && realpathSync(file).startsWith(realpathSync(captures) + sep)

interface Options {
  readonly file: string
  readonly at?: string
  readonly keep?: string
}

/** Describes and, if asked, keeps the page in a file. Returns the exit code. */
export const reportPage = ({ file, at, keep }: Options): number => {
  const text = readFileSync(file, 'utf8')
  const skeleton = parseSkeleton(text)
  const html = skeleton ? null : parseHtml(text)
  const frames: readonly {
    name: string
    document: Document
    addresses?: readonly string[]
    frame?: FrameSkeleton
  }[] = skeleton
    ? skeleton.frames.map((frame, index) => ({
        name: `Frame ${index}: ${frame.hostFamily}${frame.address}, ${frame.language || 'no language'}, extension ${skeleton.extension}; there: ${frame.page ?? 'no page of ours'}`,
        document: toDocument(frame),
        addresses: at ? [at] : listAddresses(frame),
        frame,
      }))
    : [{ name: file, document: html as Document, ...(at ? { addresses: [at] } : {}) }]
  for (const { name, document, addresses } of frames) {
    console.log(`\n${name}`)
    console.log(describeTrial(tryPage(document, addresses), addresses !== undefined))
  }
  if (keep === undefined) return 0
  if (isCapture(file)) {
    console.error('Pages of ../shared/captures are only read: they are not ours to publish.')
    return 2
  }
  const best = frames
    .map(({ document, addresses, frame }) => {
      const address = addresses?.[0] ?? tryPage(document).fits[0]?.address
      return address === undefined
        ? null
        : judgeFrame(frame ?? describeFrame(document, new URL(address), {}), address)
    })
    .toSorted(
      (one, other) => Object.keys(other?.found ?? {}).length - Object.keys(one?.found ?? {}).length,
    )[0]
  if (!best) {
    console.error('At no address is it a page of ours: say with --at where it was.')
    return 2
  }
  const path = join(here, `${keep}.json`)
  writeFileSync(path, `${JSON.stringify(best, null, 1)}\n`)
  console.log(`\nKept as test/kept-pages/${keep}.json; src/page-skeleton/kept-pages.test.ts now holds it.`)
  return 0
}
