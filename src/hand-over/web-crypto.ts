/**
 * Takes the place of Node's `crypto`, for which `@hpke/core` asks in Node alone: a build puts this
 * file there (vite.config.ts), since Chromium refuses the name of what it would put itself.
 */

export const webcrypto = globalThis.crypto
