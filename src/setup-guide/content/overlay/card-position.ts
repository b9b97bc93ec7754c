/** Where the card goes: into a corner where it covers no control that it points at, and what names them as little as can be. */

const gap = 12

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How much of the boxes the card would cover there, in square pixels. */
const covered = (card: Box, boxes: readonly Box[]): number =>
  boxes.reduce(
    (sum, box) =>
      sum +
      Math.max(0, Math.min(card.right, box.right) - Math.max(card.left, box.left)) *
        Math.max(0, Math.min(card.bottom, box.bottom) - Math.max(card.top, box.top)),
    0,
  )

/**
 * The place for a card of this size in a viewport of that size: where it was put if that covers no control, else the first
 * free corner, else the corner that covers the least. Of corners that are equally good for the controls it is the one that
 * covers the least of their names.
 */
export const placeCard = (
  card: { readonly width: number; readonly height: number },
  viewport: { readonly width: number; readonly height: number },
  controls: readonly Box[],
  names: readonly Box[],
  put: { readonly left: number; readonly top: number } | null,
): { left: number; top: number } => {
  const right = viewport.width - card.width - gap
  const bottom = viewport.height - card.height - gap
  const corners = [
    [right, bottom] as const,
    [right, gap] as const,
    [gap, bottom] as const,
    [gap, gap] as const,
    [right, (gap + bottom) / 2] as const,
    [right / 2, bottom] as const,
  ]
  const measure = ([x, y]: readonly [number, number], beside: readonly Box[]) => {
    const left = Math.max(0, x)
    const top = Math.max(0, y)
    const box = { left, top, right: left + card.width, bottom: top + card.height }
    // No name is worth as much as a speck of a control.
    return { left, top, area: covered(box, controls) * 1e6 + covered(box, beside) }
  }
  return [
    // Over a name it was put by the admin.
    ...(put ? [measure([Math.min(put.left, right + gap), Math.min(put.top, bottom + gap)], [])] : []),
    ...corners.map((corner) => measure(corner, names)),
  ].reduce((least, one) => (one.area < least.area ? one : least))
}
