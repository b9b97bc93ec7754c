/** Detects unsaved input in a tab, which navigating would lose. */

import browser from 'webextension-polyfill'

/** Runs in the page: must not refer to anything outside this function. */
const findUnsavedInputs = (): 'unsaved' | 'nothing' => {
  // Search boxes do not count. The wizard carries earlier stages' input in hidden inputs.
  const ignored = '#AppBodyHeader, #setupNavTree, [type="search"]'
  const carriedInputs = '#stageForm [type="hidden"]:is([name="dtype"], [name="DeveloperName"])'
  const isChanged = (field: Element): boolean => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue
    if (field instanceof HTMLInputElement)
      return /^(?:checkbox|radio)$/.test(field.type)
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue
    if (!(field instanceof HTMLSelectElement)) return false
    const options = [...field.options]
    const isSet = options.some((option) => option.defaultSelected)
    return options.some((option, index) => {
      // With no default set, browsers select the first option of a single-choice list.
      const wasSelected = isSet ? option.defaultSelected : !field.multiple && index === 0
      return option.selected !== wasSelected
    })
  }
  const fields = [...document.querySelectorAll('input, textarea, select')]
  const hasChanges = fields.some((field) => !field.closest(ignored) && isChanged(field))
  return hasChanges || document.querySelector(carriedInputs) ? 'unsaved' : 'nothing'
}

/** Milliseconds. Slower tabs show a dialog or have no page yet, so there is no input to lose. */
const FRAME_TIMEOUT_MS = 500

/** Returns whether any frame of the tab has unsaved input; false if access is denied. */
export const hasUnsavedChanges = async (tabId: number): Promise<boolean> => {
  const target = { tabId, allFrames: true }
  const found = browser.scripting
    .executeScript({ target, func: findUnsavedInputs, injectImmediately: true })
    .then((frames) => frames.some(({ result }) => result === 'unsaved'))
    .catch(() => false)
  const timeout = new Promise<boolean>((resolve) => setTimeout(resolve, FRAME_TIMEOUT_MS, false))
  return Promise.race([found, timeout])
}
