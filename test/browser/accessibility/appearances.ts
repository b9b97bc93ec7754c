/** How a page can look to the one before it: light, dark, and in the system's own few colours. */

export const mediaAppearances = {
  light: { dark: false, forced: false },
  dark: { dark: true, forced: false },
  'forced colours': { dark: false, forced: true },
  'dark forced colours': { dark: true, forced: true },
} as const
