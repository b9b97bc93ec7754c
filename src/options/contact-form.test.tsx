// @vitest-environment happy-dom
/** The contact that 0.1.0 stored stands in the form under Options, and is none until it is saved. */

import { render } from 'preact'
import { act as settle } from 'preact/test-utils'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeDatabaseControls } from '../../test/support/fake-database.ts'
import { clickInPopup, findInPopup, getDescription, popupRoot } from '../../test/support/render-popup.tsx'
import { storedContact } from '../../test/support/version-0.1.0.ts'
import { ContactForm } from './contact-form.tsx'

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../../test/support/popup-fixtures.ts')).createFakePopupBrowser(),
}))

const say = vi.fn()
const open = async (items: Record<string, unknown>) => {
  fakeDatabaseControls.reset()
  await fakeDatabaseControls.set(items)
  await settle(() => render(<ContactForm setStatus={say} />, popupRoot))
  await settle(async () => void (await vi.advanceTimersByTimeAsync(0)))
}
const getField = () => findInPopup('#contact') as HTMLInputElement
const findDiscard = () => popupRoot.querySelector('[data-action="discard-contact"]')
const getStored = () => {
  const { settings, ...others } = fakeDatabaseControls.dump()
  return { contact: Object(settings).contactEmail, kept: others['unconfirmed-contact'] }
}

beforeEach(() => vi.clearAllMocks())

describe('the contact of 0.1.0', () => {
  const kept = { 'unconfirmed-contact': storedContact }

  test('is in the field, and said not to be saved', async () => {
    await open(kept)
    expect(getField().value).toBe(storedContact)
    expect(getDescription('#contact')).toContain('Not saved yet')
    expect(getStored()).toEqual({ contact: undefined, kept: storedContact })
  })

  test('is the contact once it is saved', async () => {
    await open(kept)
    await clickInPopup('[data-action="save-contact"]')
    expect(getStored()).toEqual({ contact: storedContact, kept: undefined })
    expect(getDescription('#contact')).not.toContain('Not saved yet')
    expect(findDiscard()).toBeNull()
  })

  test('is gone once it is discarded, and the field has the focus', async () => {
    await open(kept)
    findInPopup('[data-action="discard-contact"]').focus()
    await clickInPopup('[data-action="discard-contact"]')
    expect(getStored()).toEqual({ contact: '', kept: undefined })
    expect(getField().value).toBe('')
    expect(document.activeElement).toBe(getField())
    expect(say).toHaveBeenCalledExactlyOnceWith('The address was discarded.')
  })

  test('gives way to one that was saved', async () => {
    await open({ ...kept, settings: { contactEmail: 'new@acme.example' } })
    expect(getField().value).toBe('new@acme.example')
    expect(findDiscard()).toBeNull()
  })

  test('that is no address is not shown', async () => {
    await open({ 'unconfirmed-contact': { email: storedContact } })
    expect(getField().value).toBe('')
    expect(findDiscard()).toBeNull()
  })
})
