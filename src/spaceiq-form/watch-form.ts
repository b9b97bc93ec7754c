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

  const getFilledNames = ({ results }: FilledForm): readonly Name[] =>
    (Object.keys(results) as Name[]).filter((name) => /^(filled|reverted)$/.test(results[name]))

  /** Returns the filled fields as they are now, including fields that are hidden by now. */
  const getFields = (filledForm: FilledForm): ReadonlyMap<Name, Control> => {
    const { filled, find } = filledForm
    const now = find()
    const found = new Map<Name, Control>()
    for (const name of getFilledNames(filledForm)) {
      const before = filled.get(name)
      const field = now.get(name) ?? (before?.isConnected ? before : null)
      if (field) found.set(name, field)
    }
    return found
  }

  /** Compares the fields with the filled values; null if none of the fields exists any more. */
  const compare = (filledForm: FilledForm, isGiven: IsGiven): FormFieldResults | null => {
    const fields = getFields(filledForm)
    if (fields.size === 0) return null
    const findings = { ...filledForm.results }
    for (const name of getFilledNames(filledForm)) {
      const field = fields.get(name)
      if (field && isGiven(name, field.value)) findings[name] = 'filled'
      else findings[name] = field && filledForm.results[name] === 'filled' ? 'changed' : 'reverted'
    }
    return findings
  }

  const buttonNamePattern =
    /\b(?:save|submit|connect|activate|continue|next|update|apply|done|finish|speichern|weiter|enregistrer|guardar|salvar)\b|保存/i

  /** Returns whether the target is a submit button of the fields' form, or has such a name. */
  const isSubmitButton = (target: EventTarget | undefined, fields: readonly Control[]): boolean => {
    if (!(target as Element | undefined)?.closest) return false
    const button = (target as Element).closest<HTMLElement>(
      'button, input[type=submit], input[type=button], input[type=image], [role=button], a',
    )
    if (!button) return false
    const { form: owner, type } = button as HTMLInputElement
    if (owner && (type === 'submit' || type === 'image') && fields.some((field) => field.form === owner))
      return true
    const { value } = button as HTMLInputElement
    const names = [
      button.textContent,
      button.getAttribute('aria-label'),
      button.localName === 'input' && value,
    ]
    return names.some((one) => one && buttonNamePattern.test(one))
  }

  /** Compares by a seeded hash: the values must not outlive their removal elsewhere. */
  const createComparison = (values: FillFormRequest['values']): IsGiven => {
    const seeds = crypto.getRandomValues(new Uint32Array(4))
    const hash = (text = '') =>
      seeds.map((seed, at) => {
        const prime = 0x9e3779b1 + 2 * at
        return [...text].reduce(
          (sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), prime),
          seed,
        )
      })
    const hashes = new Map(Object.entries(values).map(([name, value]) => [name, hash(value).join()]))
    return (name, text) => hashes.get(name) === hash(text).join()
  }

  const watch = (filledForm: FilledForm, isGiven: IsGiven): void => {
    world.spaceiqWatched?.end?.abort()
    const end = new AbortController()
    world.spaceiqWatched = { isGiven, end }
    const onPressed = () => {
      const findings = compare(filledForm, isGiven)
      if (!findings) return
      end.abort()
      world.spaceiqWatched = { pressed: findings }
      delete world.spaceiqFilled
    }
    const fields = () => [...getFields(filledForm).values()]
    const options = { capture: true, signal: end.signal }
    const pages = new Set([document, ...fields().map(({ ownerDocument }) => ownerDocument)])
    for (const page of pages) {
      page.addEventListener(
        'click',
        (event) =>
          event.isTrusted && isSubmitButton(event.composedPath()[0] ?? undefined, fields()) && onPressed(),
        options,
      )
      page.addEventListener(
        'submit',
        (event) => fields().some((field) => field.form === event.target) && onPressed(),
        options,
      )
    }
  }

  if (form && Object.keys(given).length > 0) watch(form, createComparison(given))
  const { pressed, isGiven } = world.spaceiqWatched ?? {}
  if (pressed) return { findings: pressed, pressed: true }
  const findings = form && isGiven ? compare(form, isGiven) : null
  return findings && { findings, pressed: false }
}
