// @vitest-environment happy-dom
/** *Fill this page*: what it does at each control, in which order, and where it stops. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findChangedCheckboxes } from '../../setup-guide/content/changed-inputs.ts'
import type { ControlId } from '../control-ids.ts'
import type { FieldAction, Marker } from './action.ts'
import { canApply } from './field-action.ts'
import { type FillResult, fillPage } from './fill-page.ts'

/** In this page every control has its own name as its id. */
const at = <T extends HTMLElement = HTMLInputElement>(control: ControlId): T =>
  document.getElementById(control) as T

const page = (html: string) => {
  document.body.innerHTML = html
}

const mark = (control: ControlId, action: FieldAction, more: Partial<Marker> = {}): Marker => ({
  number: 1,
  control,
  action: action,
  ...more,
})
const type = (control: ControlId, value: string) => mark(control, { kind: 'type', value })
const choose = (control: ControlId, value: string) => mark(control, { kind: 'choose', value })
const tick = (control: ControlId, more: Partial<Marker> = {}) => mark(control, { kind: 'tick' }, more)

let abort = new AbortController()
const pageClick = vi.fn(async () => true)
const isTyped = vi.fn((_: HTMLElement) => false)
const corrected = vi.fn((_: ControlId, __: string) => {})

const fill = (...markers: readonly Marker[]): Promise<FillResult> =>
  fillPage(markers, {
    locate: (control) => document.getElementById(control),
    clickInMainWorld: pageClick,
    isUserTyped: isTyped,
    onCorrected: corrected,
    signal: abort.signal,
  })

/** The element's events from here on, each with the value it saw. */
const heard = (element: HTMLElement, ...types: readonly string[]) => {
  const events: string[] = []
  for (const type of types)
    element.addEventListener(type, () => events.push(`${type} ${(element as HTMLInputElement).value}`))
  return events
}

beforeEach(() => {
  abort = new AbortController()
  pageClick.mockReset().mockResolvedValue(true)
  isTyped.mockReset().mockReturnValue(false)
  corrected.mockReset()
  page('')
})

afterEach(() => {
  vi.useRealTimers()
})

describe('a text', () => {
  test('is entered between coming and leaving, so that the page’s handlers run', async () => {
    page('<input id="fieldLabel" value="old">')
    const events = heard(at('fieldLabel'), 'focus', 'input', 'change', 'blur')
    expect(await fill(type('fieldLabel', 'Team'))).toEqual({ ok: true })
    expect(events).toEqual(['focus old', 'input Team', 'change Team', 'blur Team'])
  })

  test('comes after the name that the page derives from the label', async () => {
    page('<input id="fieldLabel"><input id="fieldName">')
    at('fieldLabel').onblur = () => {
      at('fieldName').value = `${at('fieldLabel').value}1`
    }
    await fill(type('fieldLabel', 'Team'), type('fieldName', 'Team'))
    expect(at('fieldName').value).toBe('Team')
  })

  test('that the field does not keep stops it there', async () => {
    page('<input id="fieldLength"><input id="fieldName">')
    at('fieldLength').onchange = () => {
      at('fieldLength').value = '18'
    }
    const result = await fill(type('fieldLength', '255'), type('fieldName', 'Team'))
    expect(result).toEqual({ ok: false, control: 'fieldLength', reason: 'refused' })
    expect(at('fieldName').value).toBe('')
  })

  test('is looked for in the field as the page has drawn it anew', async () => {
    page('<div id="box"><input id="callbackUrl"></div>')
    at('callbackUrl').onchange = () => {
      document.getElementById('box')?.replaceChildren()
      document.getElementById('box')?.insertAdjacentHTML('beforeend', '<input id="callbackUrl">')
    }
    const result = await fill(type('callbackUrl', 'https://api.spaceiq.com'))
    expect(result).toEqual({ ok: false, control: 'callbackUrl', reason: 'refused' })
  })
})

describe('a text that is the admin’s to choose', () => {
  const free = (control: ControlId, value: string, unlike?: ControlId) =>
    mark(control, { kind: 'type', value }, { free: 'free', ...(unlike ? { unlike } : {}) })

  test.each([
    ['profileName', 'My own profile'],
    ['lastName', 'Spaces Bot'],
    ['appEmail', 'it@acme.example'],
  ] as const)('stays where it holds something, and is no correction: %s', async (control, typed) => {
    page(`<input id="${control}" value="${typed}">`)
    expect(await fill(free(control, 'SpaceIQ'))).toEqual({ ok: true })
    expect(at(control).value).toBe(typed)
    expect(corrected).not.toHaveBeenCalled()
  })

  test.each(['', '  '])('is entered where it holds nothing: “%s”', async (empty) => {
    page(`<input id="lastName" value="${empty}">`)
    await fill(free('lastName', 'SpaceIQ Integration'))
    expect(at('lastName').value).toBe('SpaceIQ Integration')
  })

  test('is not taken for chosen where the page made it of what was just filled', async () => {
    page('<input id="lastName"><input id="alias">')
    at('lastName').onblur = () => {
      at('alias').value = 'spac'
    }
    await fill(free('lastName', 'SpaceIQ Integration'), free('alias', 'spaceiq'))
    expect(at('alias').value).toBe('spaceiq')
  })

  test.each([
    ['username', 'it@acme.example'],
    ['nickname', 'it'],
  ] as const)(
    'is entered where the page made it of the e-mail address, unless somebody typed that: %s',
    async (control, made) => {
      page(`<input id="email" value="it@acme.example"><input id="${control}" value="${made}">`)
      const marker = free(control, 'spaceiq.integration', 'email')
      isTyped.mockReturnValue(true)
      await fill(marker)
      expect(at(control).value).toBe(made)
      isTyped.mockReturnValue(false)
      await fill(marker)
      expect(at(control).value).toBe('spaceiq.integration')
      expect(corrected.mock.calls).toEqual([[control, made]])
    },
  )
})

describe('what is prescribed and stands otherwise', () => {
  test.each<[string, string, Marker, string | undefined]>([
    ['a length', '<input id="fieldLength" value="512">', type('fieldLength', '1024'), '512'],
    ['an empty field', '<input id="fieldLength">', type('fieldLength', '1024'), undefined],
    ['what is right', '<input id="fieldLength" value="1024">', type('fieldLength', '1024'), undefined],
    [
      'a choice',
      '<select id="userProfile"><option value="1">Read Only</option><option value="2">SpaceIQ API Only</option></select>',
      choose('userProfile', 'SpaceIQ API Only'),
      'Read Only',
    ],
    [
      'no choice yet',
      '<select id="userProfile"><option value="">--None--</option><option value="2">SpaceIQ API Only</option></select>',
      choose('userProfile', 'SpaceIQ API Only'),
      undefined,
    ],
    [
      'another type',
      '<input type="radio" name="dtype" id="n" checked><label for="n">Number</label><input type="radio" name="dtype" id="typeText">',
      mark('typeText', { kind: 'pick' }),
      'Number',
    ],
    [
      'no type yet',
      '<input type="radio" name="dtype" id="n" value="NoneSelected" checked><label for="n">None Selected</label><input type="radio" name="dtype" id="typeText" value="S">',
      mark('typeText', { kind: 'pick' }),
      undefined,
    ],
    ['a box as it was served', '<input type="checkbox" id="apiOnly">', tick('apiOnly'), undefined],
    [
      'a password',
      '<input type="password" id="fieldName" value="secret">',
      type('fieldName', 'Team'),
      undefined,
    ],
  ])('is corrected, and told with what it was: %s', async (_, html, marker, from) => {
    page(html)
    expect(await fill(marker)).toEqual({ ok: true })
    expect(corrected.mock.calls).toEqual(from === undefined ? [] : [[marker.control, from]])
  })

  test('by somebody who unticked a box is told without more words', async () => {
    page('<input type="checkbox" id="apiOnly" checked>')
    at('apiOnly').checked = false
    await fill(tick('apiOnly'))
    expect(corrected.mock.calls).toEqual([['apiOnly', '']])
  })

  test('since the page derived it from what was just filled is not told: nobody chose it', async () => {
    page('<input id="fieldLabel"><input id="fieldName">')
    at('fieldLabel').onblur = () => {
      at('fieldName').value = 'Team1'
    }
    await fill(type('fieldLabel', 'Team'), type('fieldName', 'Team'))
    expect(corrected).not.toHaveBeenCalled()
  })
})

describe('a text area', () => {
  const callback = mark('callbackUrl', { kind: 'add-line', value: 'https://api.spaceiq.com' })

  test('that is a list of lines keeps those it has', async () => {
    page('<textarea id="callbackUrl">https://bridge.example/callback\n</textarea>')
    expect(await fill(callback)).toEqual({ ok: true })
    expect(at('callbackUrl').value).toBe('https://bridge.example/callback\nhttps://api.spaceiq.com')
  })

  test('that is a list of lines gets the line once, and as its first where it is empty', async () => {
    page('<textarea id="callbackUrl"></textarea>')
    await fill(callback)
    await fill(callback)
    expect(at('callbackUrl').value).toBe('https://api.spaceiq.com')
  })

  test('that is one text is replaced, never added to', async () => {
    page('<textarea id="fieldLabel">first\nTeam</textarea>')
    await fill(type('fieldLabel', 'Team'))
    expect(at('fieldLabel').value).toBe('Team')
  })
})

describe('a box', () => {
  test('is ticked by a click, so that the page’s handlers run', async () => {
    page('<input type="checkbox" id="apiOnly"><input type="checkbox" id="apiEnabled">')
    at('apiOnly').onclick = () => {
      at('apiEnabled').checked = true
    }
    expect(await fill(tick('apiOnly'))).toEqual({ ok: true })
    expect(at('apiOnly').checked).toBe(true)
    expect(at('apiEnabled').checked).toBe(true)
  })

  test('is left alone where it stands right already', async () => {
    page('<input type="checkbox" id="apiOnly" checked><input type="checkbox" id="requireSecret">')
    const clicks = [heard(at('apiOnly'), 'click'), heard(at('requireSecret'), 'click')]
    await fill(tick('apiOnly'), mark('requireSecret', { kind: 'untick' }))
    expect(clicks).toEqual([[], []])
    expect(at('apiOnly').checked).toBe(true)
    expect(at('requireSecret').checked).toBe(false)
  })

  test('is unticked by a click, and a radio button picked by one', async () => {
    page('<input type="checkbox" id="requireSecret" checked><input type="radio" name="t" id="typeText">')
    await fill(mark('requireSecret', { kind: 'untick' }), mark('typeText', { kind: 'pick' }))
    expect(at('requireSecret').checked).toBe(false)
    expect(at('typeText').checked).toBe(true)
  })

  test('that cannot be ticked stops it there', async () => {
    page('<input type="checkbox" id="apiOnly" disabled><input id="fieldName">')
    const result = await fill(tick('apiOnly'), type('fieldName', 'Team'))
    expect(result).toEqual({ ok: false, control: 'apiOnly', reason: 'refused' })
    expect(at('fieldName').value).toBe('')
  })

  test('that cannot be ticked and need not be is passed by', async () => {
    page('<input type="checkbox" id="apiEnabled" disabled><input type="checkbox" id="caseRead">')
    expect(await fill(tick('apiEnabled', { optional: true }), tick('caseRead'))).toEqual({ ok: true })
    expect(at('caseRead').checked).toBe(true)
  })
})

describe('a list', () => {
  const licences = '<select id="licence"><option>--None--</option><option>Salesforce</option></select>'

  test('gets the option with the text, and is told of it', async () => {
    page(licences)
    const list = at<HTMLSelectElement>('licence')
    const events = heard(list, 'input', 'change')
    expect(await fill(choose('licence', 'Salesforce'))).toEqual({ ok: true })
    expect(list.selectedOptions[0]?.text).toBe('Salesforce')
    expect(events).toEqual(['input Salesforce', 'change Salesforce'])
  })

  test('is waited for while another choice fills it', async () => {
    page(`${licences}<select id="userProfile"></select>`)
    at<HTMLSelectElement>('licence').onchange = () => {
      setTimeout(() => {
        at<HTMLSelectElement>('userProfile').innerHTML =
          '<option>Standard User</option><option>SpaceIQ API Only</option>'
      }, 20)
    }
    const result = await fill(choose('licence', 'Salesforce'), choose('userProfile', 'SpaceIQ API Only'))
    expect(result).toEqual({ ok: true })
    expect(at<HTMLSelectElement>('userProfile').selectedOptions[0]?.text).toBe('SpaceIQ API Only')
  })

  test('without such an option is told in the end, and the rest is filled all the same', async () => {
    vi.useFakeTimers()
    page(`${licences}<input id="alias">`)
    const result = fill(choose('licence', 'Salesforce Platform'), type('alias', 'spaceiq'))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(await result).toEqual({ ok: false, control: 'licence', reason: 'no-option' })
    expect(at<HTMLSelectElement>('licence').selectedIndex).toBe(0)
    expect(at('alias').value).toBe('spaceiq')
  })
})

describe('the OAuth scope', () => {
  const select = mark('availableScopes', { kind: 'select-scope', value: 'full' })
  const add = mark('addScope', { kind: 'add-scope' })
  const hold = mark('selectedScopes', { kind: 'hold-scope', value: 'full' })

  const move = async () => {
    const [option] = at<HTMLSelectElement>('availableScopes').selectedOptions
    if (option) at('selectedScopes').append(option)
    return true
  }

  beforeEach(() => {
    page(`<select multiple id="availableScopes"><option>Basic (id)</option><option>Vollzugriff (full)</option>
      </select><a id="addScope" href="javascript:void(0)">Add</a><select multiple id="selectedScopes"></select>`)
  })

  test('is selected by its code, and moved by the page itself', async () => {
    pageClick.mockImplementation(move)
    expect(await fill(select, add, hold)).toEqual({ ok: true })
    expect(pageClick).toHaveBeenCalledOnce()
    expect([...at<HTMLSelectElement>('selectedScopes').options].map(({ text }) => text)).toEqual([
      'Vollzugriff (full)',
    ])
  })

  test('is not moved twice', async () => {
    pageClick.mockImplementation(move)
    await fill(select, add, hold)
    expect(await fill(select, add, hold)).toEqual({ ok: true })
    expect(pageClick).toHaveBeenCalledOnce()
  })

  describe('of two, in whatever order the lists have them', () => {
    const both = 'full, api'
    const selectBoth = mark('availableScopes', { kind: 'select-scope', value: both })
    const holdBoth = mark('selectedScopes', { kind: 'hold-scope', value: both })
    const moveAll = async () => {
      at('selectedScopes').append(...at<HTMLSelectElement>('availableScopes').selectedOptions)
      return true
    }
    const lists = (available: string, selected: string) =>
      page(`<select multiple id="availableScopes"><option>Basic (id)</option>${available}</select>
        <a id="addScope" href="javascript:void(0)">Add</a><select multiple id="selectedScopes">${selected}</select>`)
    const api = '<option>Daten (api)</option>'
    const full = '<option>Vollzugriff (full)</option>'

    test.each([
      ['neither is there', api + full, '', 1],
      ['one is there', api, full, 1],
      ['the other is there', full, api, 1],
      ['both are there', '', full + api, 0],
    ])('%s: each is moved once, and nothing else', async (_, available, selected, moves) => {
      lists(available, selected)
      pageClick.mockImplementation(moveAll)
      expect(await fill(selectBoth, add, holdBoth)).toEqual({ ok: true })
      expect(pageClick).toHaveBeenCalledTimes(moves)
      const held = [...at<HTMLSelectElement>('selectedScopes').options].map(({ text }) => text)
      expect(held.sort()).toEqual(['Daten (api)', 'Vollzugriff (full)'])
    })

    test('one that no list has is said to be missing', async () => {
      lists(full, '')
      vi.useFakeTimers()
      const result = fill(selectBoth, holdBoth)
      await vi.advanceTimersByTimeAsync(3_000)
      expect(await result).toEqual({ ok: false, control: 'availableScopes', reason: 'no-option' })
    })
  })

  test('that the page could not be asked to move stops it there', async () => {
    pageClick.mockResolvedValue(false)
    expect(await fill(select, add, hold)).toEqual({ ok: false, control: 'addScope', reason: 'refused' })
  })

  test('that does not arrive stops it there', async () => {
    vi.useFakeTimers()
    const result = fill(select, add, hold)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(await result).toEqual({ ok: false, control: 'addScope', reason: 'refused' })
  })
})

describe('what is the admin’s to do', () => {
  const deeds: readonly FieldAction[] = [
    { kind: 'press' },
    { kind: 'look' },
    { kind: 'ask' },
    { kind: 'hold-scope', value: 'full' },
  ]

  test.each(deeds)('is not done for them: $kind', async (action) => {
    page('<form><input type="submit" id="save"></form>')
    const events = heard(at('save'), 'click', 'focus', 'input', 'change', 'blur')
    const submitted = vi.fn((event: Event) => event.preventDefault())
    document.querySelector('form')?.addEventListener('submit', submitted)
    expect(await fill(mark('save', action))).toEqual({ ok: true })
    expect(events).toEqual([])
    expect(submitted).not.toHaveBeenCalled()
    expect(pageClick).not.toHaveBeenCalled()
    expect(canApply(action)).toBe(false)
  })

  test('leaves the rest to be filled', () => {
    expect([mark('save', { kind: 'press' }), tick('apiOnly')].some(({ action }) => canApply(action))).toBe(
      true,
    )
  })
})

describe('a control that is not there', () => {
  test('is waited for: an earlier one may bring it up', async () => {
    page('<input type="checkbox" id="enableOauth"><div id="section"></div>')
    at('enableOauth').onclick = () => {
      setTimeout(() => {
        document
          .getElementById('section')
          ?.insertAdjacentHTML('beforeend', '<textarea id="callbackUrl"></textarea>')
      }, 20)
    }
    const later = { ...type('callbackUrl', 'https://api.spaceiq.com'), after: 'enableOauth' as const }
    expect(await fill(tick('enableOauth'), later)).toEqual({ ok: true })
    expect(at('callbackUrl').value).toBe('https://api.spaceiq.com')
  })

  test('is named in the end, and what is there is filled all the same', async () => {
    vi.useFakeTimers()
    page('<input id="appName"><input id="appEmail">')
    const result = fill(
      type('appName', 'SpaceIQ'),
      type('appApiName', 'SpaceIQ'),
      type('appEmail', 'a@b.example'),
    )
    await vi.advanceTimersByTimeAsync(10)
    expect(await result).toEqual({ ok: false, control: 'appApiName', reason: 'missing' })
    expect(at('appName').value).toBe('SpaceIQ')
    expect(at('appEmail').value).toBe('a@b.example')
  })

  test('and need not be is passed by at once', async () => {
    // A clock that hardly goes on: whoever waits for a control waits for ever.
    vi.useFakeTimers()
    page('<input type="checkbox" id="caseRead">')
    const result = fill(tick('apiEnabled', { optional: true }), tick('caseRead'))
    await vi.advanceTimersByTimeAsync(100)
    expect(await result).toEqual({ ok: true })
    expect(at('caseRead').checked).toBe(true)
  })
})

describe('stopped from outside', () => {
  test('while it waits, it goes no further', async () => {
    page('<input id="appName">')
    const result = fill(type('callbackUrl', 'https://api.spaceiq.com'), type('appName', 'SpaceIQ'))
    abort.abort()
    page('<input id="appName"><input id="callbackUrl">')
    expect(await result).toMatchObject({ ok: false, control: 'callbackUrl' })
    expect(at('appName').value).toBe('')
    expect(at('callbackUrl').value).toBe('')
  })

  test('before it begins, it touches nothing', async () => {
    page('<input id="appName">')
    abort.abort()
    expect(await fill(type('appName', 'SpaceIQ'))).toMatchObject({ ok: false })
    expect(at('appName').value).toBe('')
  })

  test('while the page moves a scope, it does not wait for that', async () => {
    page(`<select id="availableScopes" multiple><option>All (full)</option></select><a id="addScope"></a>
      <select id="selectedScopes" multiple></select>`)
    pageClick.mockImplementation(async () => {
      abort.abort()
      return true
    })
    vi.useFakeTimers()
    const result = fill(
      mark('availableScopes', { kind: 'select-scope', value: 'full' }),
      mark('addScope', { kind: 'add-scope' }),
    )
    await vi.advanceTimersByTimeAsync(100)
    expect((await result).ok).toBe(false)
  })
})

describe('boxes that the page changed by itself', () => {
  test('are named, apart from those that were asked for', async () => {
    page(`<input type="checkbox" id="apiOnly"><input type="checkbox" id="apiEnabled" checked>
      <input type="checkbox" id="caseRead" title="Read"><input type="checkbox" id="caseEdit" title="Edit" checked><input id="alias">`)
    at('apiOnly').onclick = () => {
      at('caseRead').checked = true
      at('caseEdit').checked = false
    }
    await fill(tick('apiOnly'))
    expect(findChangedCheckboxes([at('apiOnly'), null])).toEqual(['Read', 'Edit'])
  })

  test('are none on a page as it was served', () => {
    page('<input type="checkbox"><input type="checkbox" checked>')
    expect(findChangedCheckboxes([])).toEqual([])
  })
})
