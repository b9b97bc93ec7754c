/** The picture of the guide at work: a page of Setup with markers, and the card beside it. */

import { t } from '../ui/i18n.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** Lines of text, without words: the picture is the same in every language. */
const TextLine = ({ x, y, length }: Place & { length: number }) => (
  <rect class="words" x={x} y={y} width={length} height={6} rx={3} />
)

/** Digits as strokes around their middle: text over a shape cannot be checked for its contrast. */
const digits = {
  1: 'M-2 -2.5L1 -4.5V4.5',
  2: 'M-2.6 -2.1A2.6 2.6 0 1 1 1.9 -0.6L-2.7 4.4H2.9',
  3: 'M-2.6 -4.4H2.4L-0.5 -1A2.7 2.7 0 1 1 -2.8 2.9',
} as const

type Digit = keyof typeof digits

const NumberBadge = ({ x, y, of }: Place & { of: Digit }) => (
  <>
    <circle class="badge" cx={x} cy={y} r={9} />
    <path class="number" data-number={of} transform={`translate(${x} ${y})`} d={digits[of]} />
  </>
)

/** A field of the form, with its label and the ring and number of its marker. */
const MarkedField = ({ y, of }: { y: number; of: Digit }) => (
  <>
    <TextLine x={104} y={y + 9} length={44} />
    <rect class="control" x={168} y={y + 2} width={84} height={20} rx={3} />
    <rect class="ring" x={164} y={y - 2} width={92} height={28} rx={5} />
    <NumberBadge x={164} y={y - 2} of={of} />
  </>
)

/** A row of the card: a number, and what to do there. */
const CardRow = ({ y, of, length }: { y: number; of: Digit; length: number }) => (
  <>
    <NumberBadge x={313} y={y} of={of} />
    <TextLine x={330} y={y - 3} length={length} />
  </>
)

const Browser = () => (
  <>
    <rect class="window" x={1} y={1} width={478} height={258} rx={10} />
    <path class="edge" d="M1 34H479M84 34V259" />
    <circle class="words" cx={18} cy={18} r={4} />
    <circle class="words" cx={32} cy={18} r={4} />
    <circle class="words" cx={46} cy={18} r={4} />
    <rect class="control" x={64} y={9} width={360} height={18} rx={9} />
    <rect class="badge" x={440} y={9} width={18} height={18} rx={4} />
    {[52, 72, 92, 112, 132].map((y, index) => (
      <TextLine key={y} x={14} y={y} length={index % 2 === 0 ? 52 : 40} />
    ))}
  </>
)

const Form = () => (
  <>
    <TextLine x={104} y={54} length={110} />
    <MarkedField y={82} of={1} />
    <MarkedField y={130} of={2} />
    <rect class="control" x={168} y={186} width={52} height={22} rx={4} />
    <TextLine x={180} y={194} length={28} />
    <rect class="ring" x={164} y={182} width={60} height={30} rx={6} />
    <NumberBadge x={164} y={182} of={3} />
  </>
)

const Card = () => (
  <>
    <rect class="card-box" x={290} y={52} width={174} height={184} rx={10} />
    <TextLine x={304} y={68} length={92} />
    <rect class="bar" x={304} y={86} width={146} height={6} rx={3} />
    <rect class="bar-done" x={304} y={86} width={49} height={6} rx={3} />
    <CardRow y={116} of={1} length={104} />
    <CardRow y={142} of={2} length={84} />
    <CardRow y={168} of={3} length={96} />
    <rect class="badge" x={304} y={194} width={96} height={26} rx={5} />
    <rect class="on-badge" x={320} y={204} width={64} height={6} rx={3} />
  </>
)

/** Draws the picture in the page's colors, light and dark. */
export const GuidePicture = () => (
  <svg class="picture" viewBox="0 0 480 260" role="img" aria-label={t('welcome_picture')}>
    <Browser />
    <Form />
    <Card />
  </svg>
)
