/** Where the card goes: into a corner where it covers no control that it points at, and what names them as little as can be. */

const gap = 12

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const at = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

/** How much of the boxes the card would cover there, in square pixels. */
const covered = (card: Box, boxes: readonly Box[]): number =>
  boxes.reduce((sum, box) => sum + overlap(card, box), 0)

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
  const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most))
  const corners = [
    [right, bottom] as const,
    [right, gap] as const,
    [gap, bottom] as const,
    [gap, gap] as const,
    [right, (gap + bottom) / 2] as const,
    [right / 2, bottom] as const,
  ]
  const measure = ([left, top]: readonly [number, number], beside: readonly Box[]) => {
    const box = at(Math.max(0, left), Math.max(0, top), card.width, card.height)
    // No name is worth as much as a speck of a control.
    return { left: box.left, top: box.top, area: covered(box, controls) * 1e6 + covered(box, beside) }
  }
  return [
    // Over a name it was put by the admin.
    ...(put ? [measure([clamp(put.left, right + gap), clamp(put.top, bottom + gap)], [])] : []),
    ...corners.map((corner) => measure(corner, names)),
  ].reduce((least, one) => (one.area < least.area ? one : least))
}
