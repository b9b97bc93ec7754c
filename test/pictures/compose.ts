/** Puts pictures of pages and popups together, in a page of the browser, and takes pictures of that. */

import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer-core'
import type { Moment, Point } from './moments.ts'

const drawing = readFileSync('public/icons/icon.svg', 'utf8')
const asImage = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
const icon = asImage(drawing)
/** The icon with its colors exchanged, for a ground of its own blue. */
const iconOnBlue = asImage(
  drawing.replaceAll('#1c5fa8', 'blue').replaceAll('#fff', '#1c5fa8').replaceAll('"blue"', '"#fff"'),
)
const source = (png: string) => `data:image/png;base64,${png}`
const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

const styles = `
  * { box-sizing: border-box }
  html, body { margin: 0; overflow: hidden; font: 16px/1.3 system-ui, sans-serif; color: #1b2230 }
  img { display: block }
  .popup { position: absolute; right: 16px; border-radius: 10px; overflow: hidden; background: #fff;
    box-shadow: 0 0 0 1px #d4dae4, 0 10px 34px rgb(10 20 40 / .35) }
  .clip { overflow: hidden }
  .behind { filter: blur(3px) saturate(.7); opacity: .6 }
  .pointer { position: absolute; left: 0; top: 0; width: 22px; height: 28px }
  .film { background: #fff; position: relative }
  .film .caption { position: absolute; inset: auto 0 0; height: 44px; display: grid; place-items: center;
    background: #1b2230; color: #fff; font-size: 19px }
  .store { height: 800px; padding: 0 40px; background: #e6eefb; display: grid; align-content: center;
    justify-items: center; gap: 24px }
  .store h1 { margin: 0; font-size: 30px; line-height: 38px; text-align: center; text-wrap: balance;
    color: #123; word-break: auto-phrase }
  .window { position: relative; border-radius: 10px; overflow: hidden; background: #fff;
    box-shadow: 0 0 0 1px #b9c6da, 0 14px 40px rgb(20 40 80 / .22) }
  .bar { height: 40px; display: flex; align-items: center; gap: 12px; padding: 0 14px; background: #f1f4f9;
    border-bottom: 1px solid #d4dae4 }
  .address { flex: 1; height: 26px; border-radius: 13px; padding: 0 14px; background: #fff; font-size: 13px;
    line-height: 26px; color: #566074 }
  .bar img { width: 20px; height: 20px }
  .window .popup { top: 44px }
  .tile { width: 440px; height: 280px; padding: 0 32px; display: grid; align-content: center;
    justify-items: center; gap: 14px; text-align: center; background: #1c5fa8; color: #fff }
  .tile img { width: 92px }
  .tile strong { font-size: 27px; line-height: 33px; text-wrap: balance }
  .tile span { font-size: 17px; line-height: 23px; text-wrap: balance; word-break: auto-phrase }
`

const popupOf = ({ popup }: Moment, top = '') =>
  popup
    ? `<div class="popup"${top}><img src="${source(popup.png)}" width="${popup.width}" height="${popup.height}"></div>`
    : ''

const pageOf = ({ page, popup }: Moment, top = false) =>
  `<img ${popup ? 'class="behind" ' : ''}${top ? 'style="position:absolute;left:0;top:0" ' : ''}src="${source(page)}">`

const show = async (page: Page, size: { width: number; height: number }, body: string, language = 'en') => {
  await page.setViewport(size)
  await page.setContent(`<!doctype html><html lang="${language}"><style>${styles}</style>${body}</html>`)
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())))
}

const shoot = (page: Page) => page.screenshot({ type: 'png' })

export interface StoreTexts {
  readonly language: string
  readonly caption: string
}

/** Makes a store's screenshot of a moment: a window with a sentence above it. */
export const composeScreenshot = async (
  page: Page,
  moment: Moment,
  { language, caption }: StoreTexts,
): Promise<Uint8Array> => {
  const window = `<div class="window"><div class="bar"><div class="address">acme.my.salesforce.com</div><img src="${icon}"></div><div class="clip">${pageOf(moment)}</div>${popupOf(moment)}</div>`
  const body = `<div class="store"><h1>${escaped(caption)}</h1>${window}</div>`
  await show(page, { width: 1280, height: 800 }, body, language)
  return shoot(page)
}

/** Makes the stores' small promotional picture. */
export const composeTile = async (
  page: Page,
  texts: StoreTexts & { readonly name: string },
): Promise<Uint8Array> => {
  const body = `<div class="tile"><img src="${iconOnBlue}"><strong>${escaped(texts.name)}</strong><span>${escaped(texts.caption)}</span></div>`
  await show(page, { width: 440, height: 280 }, body, texts.language)
  return shoot(page)
}

/** The size of the film's pictures: a page of 960 by 600, and the caption. */
export const filmSize = { width: 960, height: 644 }

const arrow =
  '<svg class="pointer" viewBox="0 0 22 28"><path d="M2 2v20l5-4.6 3.4 8 3.6-1.5-3.4-7.9H18z" fill="#111" stroke="#fff" stroke-width="1.6"/></svg>'

/** Shows a scene of the film in the page, with the pointer out of sight. */
export const showScene = (page: Page, moment: Moment, caption: string): Promise<void> =>
  show(
    page,
    filmSize,
    `<div class="film" style="height:${filmSize.height}px">${pageOf(moment, true)}${popupOf(moment, ' style="top:8px"')}<div class="caption">${escaped(caption)}</div>${arrow}</div>`,
  )

/** Returns where a moment's click is in a scene of the film; undefined if there is none. */
export const pointerInScene = ({ popup, pointer }: Moment): Point | undefined =>
  popup?.pointer
    ? { x: filmSize.width - 16 - popup.width + popup.pointer.x, y: 8 + popup.pointer.y }
    : pointer

/** Moves the pointer; null takes it away. */
export const movePointer = (page: Page, at: Point | null): Promise<void> =>
  page.$eval(
    '.pointer',
    (element, to) => {
      const { style } = element as SVGElement
      style.display = to ? '' : 'none'
      style.transform = to ? `translate(${to.x}px, ${to.y}px)` : ''
    },
    at,
  )

/** Takes the scene as a PNG, to be decoded. */
export const shootScene = shoot

/** Takes the scene as a small file, to be looked at. */
export const shootSceneSmall = (page: Page): Promise<Uint8Array> =>
  page.screenshot({ type: 'webp', quality: 82 })

/** Decodes a PNG in the page. */
export const decode = async (page: Page, png: Uint8Array): Promise<Uint8Array> => {
  const encoded = await page.evaluate(
    async (data, { width, height }) => {
      const image = new Image()
      image.src = data
      await image.decode()
      const context = new OffscreenCanvas(width, height).getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data: rgba } = context?.getImageData(0, 0, width, height) ?? { data: new Uint8ClampedArray() }
      return new Promise<string>((go) => {
        const reader = new FileReader()
        reader.onload = () => go(String(reader.result).replace(/^.*?,/, ''))
        reader.readAsDataURL(new Blob([rgba]))
      })
    },
    source(Buffer.from(png).toString('base64')),
    filmSize,
  )
  return Buffer.from(encoded, 'base64')
}
