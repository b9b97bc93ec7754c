/** Encodes frames as an animated GIF, small enough for a README. */

import gifenc from 'gifenc'

export interface GifFrame {
  readonly rgba: Uint8Array
  /** How long it is shown, in milliseconds. */
  readonly delay: number
}

/** Enough for flat pages; more colors cost bytes and show nothing. */
const COLOR_COUNT = 127

/** Returns every `step`-th pixel of all frames, so that one palette fits all of them. */
const samplePixels = (frames: readonly GifFrame[], step: number): Uint8Array => {
  const counts = frames.map(({ rgba }) => Math.floor(rgba.length / 4 / step))
  const sample = new Uint8Array(counts.reduce((sum, count) => sum + count, 0) * 4)
  let at = 0
  frames.forEach(({ rgba }, index) => {
    for (let pixel = 0; pixel < (counts[index] ?? 0); pixel += 1) {
      const from = pixel * step * 4
      sample.set(rgba.subarray(from, from + 4), at)
      at += 4
    }
  })
  return sample
}

/**
 * Encodes the frames, all of one size. After the first, a pixel that did not change is transparent,
 * which compresses to next to nothing.
 */
export const encodeGif = (frames: readonly GifFrame[], width: number, height: number): Uint8Array => {
  const palette = gifenc.quantize(samplePixels(frames, 7), COLOR_COUNT)
  const unchanged = palette.length
  const gif = gifenc.GIFEncoder()
  let last: Uint8Array | undefined
  for (const { rgba, delay } of frames) {
    const index = gifenc.applyPalette(rgba, palette)
    const before = last
    const shown = before ? index.map((color, at) => (before[at] === color ? unchanged : color)) : index
    gif.writeFrame(shown, width, height, {
      ...(before ? { transparent: true, transparentIndex: unchanged } : { palette: [...palette, [0, 0, 0]] }),
      delay,
      dispose: 1,
    })
    last = index
  }
  gif.finish()
  return gif.bytes()
}
