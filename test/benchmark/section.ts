/** What every part of the bench is: measures something, tells it as text, and says which targets hold. */

/** A figure that is not to be exceeded. */
export interface Target {
  readonly what: string
  readonly is: number
  readonly atMost: number
  readonly holds: boolean
}

export interface Measured {
  readonly targets: readonly Target[]
}

export interface Result {
  /** Becomes this part's entry in the report. */
  readonly report: Measured
  /** What is printed. */
  readonly text: string
}

export interface Part {
  readonly id: string
  run(): Promise<Result>
}

/** A part of the bench. */
export const part = <R extends Measured>(
  id: string,
  measure: () => Promise<R>,
  tell: (report: R) => string,
): Part => ({
  id,
  async run() {
    const report = await measure()
    return { report, text: tell(report) }
  },
})

/** A target, with whether it holds. */
export const target = (what: string, is: number, atMost: number): Target => ({
  what,
  is,
  atMost,
  holds: is <= atMost,
})
