import type { StepProgress } from '../progress.ts'

const shapes: Record<StepProgress['status'], string> = {
  done: 'M3.5 8.5l3 3 6-7',
  current: 'M6 3.5l5 4.5-5 4.5',
  todo: '',
  skipped: 'M4 8h8',
}

/** A status icon, distinct by shape alone; the status text is next to it. */
export const StepIcon = ({ status }: { status: StepProgress['status'] }) => (
  <svg
    class={`icon ${status}`}
    viewBox="0 0 16 16"
    width="20"
    height="20"
    aria-hidden="true"
    focusable="false"
  >
    <circle cx="8" cy="8" r="7.25" />
    <path d={shapes[status]} />
  </svg>
)
