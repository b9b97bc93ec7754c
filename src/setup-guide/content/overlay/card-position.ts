/** Finds a place where the card covers no control it points at, and as little of the labels. */

const MARGIN_PX = 12

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Position {
  readonly left: number
  readonly top: number
}

/** Returns the area of the boxes that the card covers, in square pixels. */
export const coveredArea = (card: Rect, boxes: readonly Rect[]): number =>
  boxes.reduce(
    (sum, box) =>
      sum +
      Math.max(0, Math.min(card.right, box.right) - Math.max(card.left, box.left)) *
        Math.max(0, Math.min(card.bottom, box.bottom) - Math.max(card.top, box.top)),
    0,
  )

/**
 * Returns the card's position in the viewport and what it covers there: its present place while that
 * is free, else the first free place from the bottom right, else the one that covers the least of
 * the controls. Every free place can be moved to the right or below some box or edge, so that these
 * are all to be tried.
 */
export const computeCardPosition = (
  card: { readonly width: number; readonly height: number },
  viewport: { readonly width: number; readonly height: number },
  controls: readonly Rect[],
  labels: readonly Rect[],
  present: Position | null,
): Position & { readonly area: number } => {
  const right = viewport.width - card.width - MARGIN_PX
  const bottom = viewport.height - card.height - MARGIN_PX
  const boxes = [...controls, ...labels]
  const tops = [bottom, MARGIN_PX, ...boxes.map((box) => box.bottom + MARGIN_PX)]
  const lefts = [right, MARGIN_PX, ...boxes.map((box) => box.right + MARGIN_PX)]
  // The first attempt is better, whatever it covers.
  let best = { area: Number.POSITIVE_INFINITY } as Position & { readonly area: number }
  const attempt = (wantedLeft: number, wantedTop: number) => {
    const left = Math.max(0, Math.min(wantedLeft, Math.max(right, MARGIN_PX)))
    const top = Math.max(0, Math.min(wantedTop, Math.max(bottom, MARGIN_PX)))
    const box = { left, top, right: left + card.width, bottom: top + card.height }
    // Covering any part of a control is worse than covering a whole label.
    const area = coveredArea(box, controls) * 1e6 + coveredArea(box, labels)
    if (area < best.area) best = { left, top, area }
  }
  if (present) attempt(present.left, present.top)
  for (const left of lefts) for (const top of tops) if (best.area) attempt(left, top)
  return best
}
