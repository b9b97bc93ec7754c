/** Watches what was filled into SpaceIQ's form, until the admin presses the page's own button. */

import type { FilledForm, FormFindings } from './form-findings.ts'

/** What the form holds now, or held when the page's own button was pressed. */
export interface FormWatch {
  readonly findings: FormFindings
  readonly pressed: boolean
}

/**
 * Tells what each field holds now of what `fillForm` gave it; null where nothing was filled in, or the form has gone. Runs
 * in the page, in a world of its own, so it stands alone: nothing outside of it exists there. Asked again and again: what a
 * program sets without an event is seen as well. The first call has the page's own button noticed, and after its press
 * nothing is looked at any more.
 */
export const watchForm = (): FormWatch | null => {
  type Name = keyof FormFindings
  type Control = HTMLInputElement | HTMLTextAreaElement
  const world = globalThis as {
    spaceiqFilled?: FilledForm
    spaceiqWatched?: { of?: FilledForm; end?: AbortController; pressed?: FormFindings }
  }
  const form = world.spaceiqFilled
  if (!form && !world.spaceiqWatched?.pressed) return null

  /** The fields that were given something, as they are now; one that is out of sight is still what it was. */
  const fieldsOf = ({ given, filled, find }: FilledForm): ReadonlyMap<Name, Control> => {
    const now = find()
    const found = new Map<Name, Control>()
    for (const name of Object.keys(given) as Name[]) {
      const before = filled.get(name)
      const field = now.get(name) ?? (before?.isConnected ? before : null)
      if (field) found.set(name, field)
    }
    return found
  }

  /** Null where none of the fields is there any more. */
  const look = (of: FilledForm): FormFindings | null => {
    const fields = fieldsOf(of)
    if (fields.size === 0) return null
    const findings = { ...of.became }
    for (const name of Object.keys(of.given) as Name[]) {
      const was = of.became[name]
      if (was !== 'filled' && was !== 'reverted') continue
      const field = fields.get(name)
      if (field?.value === of.given[name]) findings[name] = 'filled'
      else findings[name] = field && was === 'filled' ? 'changed' : 'reverted'
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

  const watch = (of: FilledForm): void => {
    world.spaceiqWatched?.end?.abort()
    const end = new AbortController()
    world.spaceiqWatched = { of, end }
    const pressed = () => {
      const findings = look(of)
      if (!findings) return
      end.abort()
      // What was given is not needed any more.
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

  if (form && world.spaceiqWatched?.of !== form) watch(form)
  const pressed = world.spaceiqWatched?.pressed
  if (pressed) return { findings: pressed, pressed: true }
  const findings = form ? look(form) : null
  return findings && { findings, pressed: false }
}
