/** Finds a corner where the card covers no control it points at, and as little of the labels. */

const MARGIN_PX = 12

export interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Returns the area of the boxes that the card would cover, in square pixels. */
const coveredArea = (card: Rect, boxes: readonly Rect[]): number =>
  boxes.reduce(
    (sum, box) =>
      sum +
      Math.max(0, Math.min(card.right, box.right) - Math.max(card.left, box.left)) *
        Math.max(0, Math.min(card.bottom, box.bottom) - Math.max(card.top, box.top)),
    0,
  )

/**
 * Returns the card's position in the viewport: the admin's position if it covers no control there,
 * else the first free corner, else the corner that covers the least of the controls. Between equal
 * corners, the corner that covers the least of the labels wins.
 */
export const computeCardPosition = (
  card: { readonly width: number; readonly height: number },
  viewport: { readonly width: number; readonly height: number },
  controls: readonly Rect[],
  labels: readonly Rect[],
  chosen: { readonly left: number; readonly top: number } | null,
): { left: number; top: number } => {
  const right = viewport.width - card.width - MARGIN_PX
  const bottom = viewport.height - card.height - MARGIN_PX
  const corners = [
    [right, bottom] as const,
    [right, MARGIN_PX] as const,
    [MARGIN_PX, bottom] as const,
    [MARGIN_PX, MARGIN_PX] as const,
    [right, (MARGIN_PX + bottom) / 2] as const,
    [right / 2, bottom] as const,
  ]
  const measure = ([x, y]: readonly [number, number], labelRects: readonly Rect[]) => {
    const left = Math.max(0, x)
    const top = Math.max(0, y)
    const box = { left, top, right: left + card.width, bottom: top + card.height }
    // Covering any part of a control is worse than covering a whole label.
    return { left, top, area: coveredArea(box, controls) * 1e6 + coveredArea(box, labelRects) }
  }
  return [
    // The admin may put the card over a label.
    ...(chosen
      ? [measure([Math.min(chosen.left, right + MARGIN_PX), Math.min(chosen.top, bottom + MARGIN_PX)], [])]
      : []),
    ...corners.map((corner) => measure(corner, labels)),
  ].reduce((least, one) => (one.area < least.area ? one : least))
}
