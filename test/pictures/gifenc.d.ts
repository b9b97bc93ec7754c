/** The part of gifenc 1.0.3 that `gif.ts` uses; the package has no types of its own. */

declare module 'gifenc' {
  type Palette = readonly (readonly [red: number, green: number, blue: number])[]

  interface FrameOptions {
    readonly palette?: Palette
    /** In milliseconds. */
    readonly delay: number
    readonly transparent?: boolean
    readonly transparentIndex?: number
    /** 1 leaves the frame in place for the next one. */
    readonly dispose?: number
  }

  interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void
    finish(): void
    bytes(): Uint8Array
  }

  const library: {
    GIFEncoder(): Encoder
    quantize(rgba: Uint8Array, maxColors: number): Palette
    applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array
  }
  // CommonJS, of which Node finds no names.
  export default library
}
