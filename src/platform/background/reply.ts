/** Replies to messages, as values. */

export const done = { ok: true, value: undefined } as const

/** Builds the reply to a handled message. */
export const ok = <T>(value: T) => ({ ok: true, value }) as const

/** Builds the reply to a refused message; `reason` names the failed check. */
export const refuse = <R extends string>(reason: R) => ({ ok: false, reason }) as const
