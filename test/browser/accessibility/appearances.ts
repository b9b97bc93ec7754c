/** Appearances of a page: light, dark, and forced colors. */

export const mediaAppearances = {
  light: { dark: false, forced: false },
  dark: { dark: true, forced: false },
  'forced colours': { dark: false, forced: true },
  'dark forced colours': { dark: true, forced: true },
} as const
