/** Watches SpaceIQ's form after filling, until the admin clicks the page's own button. */

import type { FilledForm, FillFormRequest, FormFieldResults } from './field-results.ts'

/** State of the form now, or at the click on the page's own button. */
export interface FormSnapshot {
  readonly findings: FormFieldResults
  readonly pressed: boolean
}

/**
 * Returns what each filled field holds now; null if nothing was filled or the form is gone.
 * Injected into the page's isolated world: must not refer to anything outside this function. The
 * first call after filling passes the values, of which only a hash is kept, and listens for the
 * page's own button. Later calls poll, to notice changes made without an event. Watching ends when
 * the button is clicked.
 */
export const watchForm = (given: FillFormRequest['values'] = {}): FormSnapshot | null => {
  type Name = keyof FormFieldResults
  type Control = HTMLInputElement | HTMLTextAreaElement
  type IsGiven = (name: Name, text: string) => boolean
  const world = globalThis as {
    spaceiqFilled?: FilledForm
    spaceiqWatched?: { isGiven?: IsGiven; end?: AbortController; pressed?: FormFieldResults }
  }
  const form = world.spaceiqFilled
  if (!form && !world.spaceiqWatched?.pressed) return null

  const typedInto = ({ results: became }: FilledForm): readonly Name[] =>
    (Object.keys(became) as Name[]).filter((name) => /^(filled|reverted)$/.test(became[name]))

  /** Returns the filled fields as they are now, including fields that are hidden by now. */
  const fieldsOf = (of: FilledForm): ReadonlyMap<Name, Control> => {
    const { filled, find } = of
    const now = find()
    const found = new Map<Name, Control>()
    for (const name of typedInto(of)) {
      const before = filled.get(name)
      const field = now.get(name) ?? (before?.isConnected ? before : null)
      if (field) found.set(name, field)
    }
    return found
  }

  /** Compares the fields with the filled values; null if none of the fields exists any more. */
  const look = (of: FilledForm, isGiven: IsGiven): FormFieldResults | null => {
    const fields = fieldsOf(of)
    if (fields.size === 0) return null
    const findings = { ...of.results }
    for (const name of typedInto(of)) {
      const field = fields.get(name)
      if (field && isGiven(name, field.value)) findings[name] = 'filled'
      else findings[name] = field && of.results[name] === 'filled' ? 'changed' : 'reverted'
    }
    return findings
  }

  const words =
    /\b(?:save|submit|connect|activate|continue|next|update|apply|done|finish|speichern|weiter|enregistrer|guardar|salvar)\b|保存/i

  /** Returns whether the target is a submit button of the fields' form, or has such a name. */
  const isItsButton = (target: EventTarget | undefined, fields: readonly Control[]): boolean => {
    if (!(target as Element | undefined)?.closest) return false
    const button = (target as Element).closest<HTMLElement>(
      'button, input[type=submit], input[type=button], input[type=image], [role=button], a',
    )
    if (!button) return false
    const { form: owner, type } = button as HTMLInputElement
    if (owner && (type === 'submit' || type === 'image') && fields.some((field) => field.form === owner))
      return true
    const { value } = button as HTMLInputElement
    const said = [
      button.textContent,
      button.getAttribute('aria-label'),
      button.localName === 'input' && value,
    ]
    return said.some((one) => one && words.test(one))
  }

  /** Compares by a seeded hash: the values must not outlive their removal elsewhere. */
  const comparing = (values: FillFormRequest['values']): IsGiven => {
    const seeds = crypto.getRandomValues(new Uint32Array(4))
    const printOf = (text = '') =>
      seeds.map((seed, at) => {
        const prime = 0x9e3779b1 + 2 * at
        return [...text].reduce((sum, sign) => Math.imul(sum ^ (sign.codePointAt(0) ?? 0), prime), seed)
      })
    const prints = new Map(Object.entries(values).map(([name, value]) => [name, printOf(value).join()]))
    return (name, text) => prints.get(name) === printOf(text).join()
  }

  const watch = (of: FilledForm, isGiven: IsGiven): void => {
    world.spaceiqWatched?.end?.abort()
    const end = new AbortController()
    world.spaceiqWatched = { isGiven, end }
    const pressed = () => {
      const findings = look(of, isGiven)
      if (!findings) return
      end.abort()
      world.spaceiqWatched = { pressed: findings }
      delete world.spaceiqFilled
    }
    const fields = () => [...fieldsOf(of).values()]
    const early = { capture: true, signal: end.signal }
    const pages = new Set([document, ...fields().map(({ ownerDocument }) => ownerDocument)])
    for (const page of pages) {
      page.addEventListener(
        'click',
        (event) =>
          event.isTrusted && isItsButton(event.composedPath()[0] ?? undefined, fields()) && pressed(),
        early,
      )
      page.addEventListener(
        'submit',
        (event) => fields().some((field) => field.form === event.target) && pressed(),
        early,
      )
    }
  }

  if (form && Object.keys(given).length > 0) watch(form, comparing(given))
  const { pressed, isGiven } = world.spaceiqWatched ?? {}
  if (pressed) return { findings: pressed, pressed: true }
  const findings = form && isGiven ? look(form, isGiven) : null
  return findings && { findings, pressed: false }
}
