/** Lets the admin move the card by its header, with the pointer or the arrow keys. */

export const makeDraggable = (
  handle: HTMLElement,
  card: HTMLElement,
  moveTo: (left: number, top: number) => void,
) => {
  handle.onpointerdown = (event) => {
    if (!event.isTrusted || event.button || (event.target as Element).closest('button')) return
    const { left, top } = card.getBoundingClientRect()
    handle.setPointerCapture(event.pointerId)
    handle.onpointermove = (to) => {
      if (handle.hasPointerCapture(to.pointerId))
        moveTo(left + to.clientX - event.clientX, top + to.clientY - event.clientY)
    }
  }
  handle.onkeydown = (event) => {
    const direction = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'].indexOf(event.key)
    if (direction < 0 || event.target !== handle || !event.isTrusted) return
    event.preventDefault()
    const { left, top } = card.getBoundingClientRect()
    // Odd directions are vertical.
    if (direction % 2) moveTo(left, top + 16 * (direction - 2))
    else moveTo(left + 16 * (direction - 1), top)
  }
}
