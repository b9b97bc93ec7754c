/** Where the page is shown, for the parts of it that differ there. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Surface } from '../platform/panel.ts'

export const SurfaceContext = createContext<Surface>('popup')

/** Returns where the page is shown. */
export const useSurface = (): Surface => useContext(SurfaceContext)
