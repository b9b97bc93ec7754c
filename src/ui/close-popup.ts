import { getSurface } from '../platform/panel.ts'

/** Closes the popup, which covers the page. Anywhere else, or if detection fails, the page stays open. */
export const closePopup = async (): Promise<void> => {
  const surface = await getSurface().catch(() => null)
  if (surface === 'popup') window.close()
}
