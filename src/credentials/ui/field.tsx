import type { ComponentChildren } from 'preact'
import type { CredentialInputName } from './credential-checks.ts'

interface Props {
  readonly name: CredentialInputName
  readonly label: string
  readonly alias?: string | undefined
  readonly hint: string
  readonly value: string
  readonly masked: boolean
  /** An error to fix before sending, or SpaceIQ's verdict on the value. */
  readonly error: string | null
  readonly warning: string | null
  readonly provenance: string | null
  readonly onInput: (value: string) => void
  readonly onLeave: () => void
  readonly children?: ComponentChildren
}

/** Opts out of password managers: these are the integration's credentials, not the admin's. */
const passwordManagerOptOut = { 'data-1p-ignore': '', 'data-lpignore': 'true', 'data-bwignore': '' }

/** A labeled input, with its messages linked by `aria-describedby`. */
export const TextField = ({
  name,
  label,
  alias,
  hint,
  value,
  masked,
  error,
  warning,
  provenance,
  ...rest
}: Props) => {
  const id = `value-${name}`
  return (
    <div class="field" data-invalid={error !== null}>
      <label for={id}>
        {label} {alias && <span class="alias">({alias})</span>}
      </label>
      <div class="row">
        <input
          id={id}
          name={name}
          {...(masked ? ({ type: 'password' } as const) : ({ type: 'text' } as const))}
          value={value}
          dir="ltr"
          autocomplete="off"
          {...passwordManagerOptOut}
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={`${id}-about`}
          aria-invalid={error !== null}
          onInput={(event) => rest.onInput(event.currentTarget.value)}
          onBlur={rest.onLeave}
        />
        {rest.children}
      </div>
      <div id={`${id}-about`} class="about">
        {error && <p class="error">{error}</p>}
        {warning && <p class="warning">{warning}</p>}
        <p class="hint">{provenance ?? hint}</p>
      </div>
    </div>
  )
}
