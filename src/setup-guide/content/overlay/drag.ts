/** Lets the admin move the card by its header, with the pointer or the arrow keys. */

export const makeDraggable = (
  handle: HTMLElement,
  getPosition: () => { left: number; top: number },
  moveTo: (left: number, top: number) => void,
) => {
  handle.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button !== 0 || (event.target as Element).closest('button')) return
    const start = getPosition()
    handle.onpointermove = (to) =>
      moveTo(start.left + to.clientX - event.clientX, start.top + to.clientY - event.clientY)
    handle.onlostpointercapture = () => {
      handle.onpointermove = null
    }
    handle.setPointerCapture(event.pointerId)
  })
  handle.addEventListener('keydown', (event) => {
    const steps: Record<string, readonly [number, number]> = {
      ArrowLeft: [-16, 0],
      ArrowRight: [16, 0],
      ArrowUp: [0, -16],
      ArrowDown: [0, 16],
    }
    const step = steps[event.key]
    if (!step || event.target !== handle || !event.isTrusted) return
    event.preventDefault()
    const { left, top } = getPosition()
    moveTo(left + step[0], top + step[1])
  })
}
