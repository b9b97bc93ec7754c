/** Names of HTML that say nothing about an org: elements, attributes, types, languages. */

const setOf = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/))

/** Elements whose contents are programs or styles, or that Setup pages use to hold them. */
export const leftOutElements = setOf('script style noscript template link meta base')

/** Attributes that hold ids of other elements, or names: treated as identifiers. */
export const identifierAttributes = setOf(
  'id name for class headers list form aria-labelledby aria-describedby aria-controls aria-owns aria-activedescendant type role',
)

/** Attributes that hold an address. */
export const addressAttributes = setOf('href src action formaction data poster background cite longdesc')

/** What a page of Salesforce writes into an attribute whose presence alone counts. */
const presence = /^(?:|true|false|disabled|readonly|required|multiple)$/i

/** Attributes with nothing of the org in them, whose value counts. */
export const plainAttributes: Readonly<Record<string, RegExp>> = {
  dir: /^(?:ltr|rtl|auto)$/,
  method: /^(?:get|post|dialog)$/i,
  colspan: /^\d{1,2}$/,
  rowspan: /^\d{1,2}$/,
  tabindex: /^-?\d$/,
  scope: /^(?:row|col|rowgroup|colgroup)$/,
  multiple: presence,
  disabled: presence,
  readonly: presence,
  required: presence,
  maxlength: /^\d{1,6}$/,
  'aria-hidden': /^(?:true|false)$/,
  'aria-required': /^(?:true|false)$/,
  'aria-disabled': /^(?:true|false)$/,
  contenteditable: /^(?:true|false|plaintext-only)?$/,
}

/** Attributes that tell how a control is set: values, and so left out. */
export const valueAttributes = setOf('value checked selected open aria-checked aria-selected aria-pressed')

/** Attribute names besides `data-` and `on`. */
export const knownAttributes = setOf(`
  accept accept-charset accesskey align alt aria-atomic aria-busy aria-current aria-expanded aria-haspopup
  aria-invalid aria-label aria-level aria-live aria-modal aria-multiselectable aria-orientation
  aria-placeholder aria-posinset aria-relevant aria-roledescription aria-setsize aria-sort aria-valuemax aria-valuemin
  aria-valuenow aria-valuetext autocapitalize autocomplete autofocus bgcolor border cellpadding cellspacing
  cols enctype frameborder height hidden inputmode is item itemprop lang loading max maxlength min
  minlength nowrap novalidate pattern placeholder rel rows sandbox scrolling size sizes slot span
  spellcheck srcset start step style summary target title translate valign width wrap
`)

const knownElements = setOf(`
  a abbr address area article aside audio b blockquote body br button canvas caption center cite code col
  colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer
  form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label
  legend li main map mark menu meter nav object ol optgroup option output p picture pre progress q s
  samp search section select small source span strong sub summary sup svg table tbody td textarea tfoot
  th thead time title tr track u ul var video wbr
`)

/** Checks for an element of HTML, or the root of a picture. */
export const isKnownElement = (tag: string): boolean => knownElements.has(tag)

const languages = setOf(`
  en de es fr it ja sv ko zh pt nl da th fi ru no nb hu pl cs tr in id ro vi uk iw he el bg ar hr sr sk sl ca et
  lv lt mt hi ms tl eu cy
`)

/** Returns a language code that Salesforce may serve; '' for any other text. */
export const describeLanguage = (code: string): string => {
  const [, language = '', country = ''] = /^([a-z]{2})(?:[-_]([A-Za-z]{2}))?$/.exec(code) ?? []
  return languages.has(language) ? language + (country && `-${country.toUpperCase()}`) : ''
}
