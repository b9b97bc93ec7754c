interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly rows: number
  /** What is wrong with the text; null if nothing is known. */
  readonly problem: string | null
  readonly onInput: (text: string) => void
}

/** A field to paste a text into, with what is wrong with it. */
export const PasteText = ({ id, label, value, rows, problem, onInput }: Props) => (
  <div class="field">
    <label for={id}>{label}</label>
    <textarea
      id={id}
      name={id}
      rows={rows}
      dir="ltr"
      autocomplete="off"
      spellcheck={false}
      value={value}
      aria-invalid={problem !== null}
      aria-describedby={`${id}-problem`}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
    <p id={`${id}-problem`} class="error" role="alert">
      {problem}
    </p>
  </div>
)
