/** Watches what was filled into SpaceIQ's form, until the admin presses the page's own button. */

import type { FilledForm, FormFindings, FormOrder } from './field-results.ts'

/** What the form holds now, or held when the page's own button was pressed. */
export interface FormWatch {
  readonly findings: FormFindings
  readonly pressed: boolean
}

/**
 * Tells what each field holds now of what `fillForm` gave it; null where nothing was filled in, or the form has gone. Runs
 * in the page, in a world of its own, so it stands alone: nothing outside of it exists there. The first call, after the
 * filling, is told what was given, keeps a fingerprint of it alone, and has the page's own button noticed. The others are
 * asked again and again: what a program sets without an event is seen as well. After the button's press nothing is looked
 * at any more.
 */
export const watchForm = (given: FormOrder['values'] = {}): FormWatch | null => {
  type Name = keyof FormFindings
  type Control = HTMLInputElement | HTMLTextAreaElement
  type IsGiven = (name: Name, text: string) => boolean
  const world = globalThis as {
    spaceiqFilled?: FilledForm
    spaceiqWatched?: { isGiven?: IsGiven; end?: AbortController; pressed?: FormFindings }
  }
  const form = world.spaceiqFilled
  if (!form && !world.spaceiqWatched?.pressed) return null

  const typedInto = ({ became }: FilledForm): readonly Name[] =>
    (Object.keys(became) as Name[]).filter((name) => /^(filled|reverted)$/.test(became[name]))

  /** The fields that were given something, as they are now; one that is out of sight is still what it was. */
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

  /** Null where none of the fields is there any more. */
  const look = (of: FilledForm, isGiven: IsGiven): FormFindings | null => {
    const fields = fieldsOf(of)
    if (fields.size === 0) return null
    const findings = { ...of.became }
    for (const name of typedInto(of)) {
      const field = fields.get(name)
      if (field && isGiven(name, field.value)) findings[name] = 'filled'
      else findings[name] = field && of.became[name] === 'filled' ? 'changed' : 'reverted'
    }
    return findings
  }

  const words =
    /\b(?:save|submit|connect|activate|continue|next|update|apply|done|finish|speichern|weiter|enregistrer|guardar|salvar)\b|保存/i

  /** Whether this is what hands the form in: a button that submits one of the fields' forms, or is called so. */
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

  /** Compares by a fingerprint of this form's own: what was given may be forgotten elsewhere, and is not to stay here. */
  const comparing = (values: FormOrder['values']): IsGiven => {
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
