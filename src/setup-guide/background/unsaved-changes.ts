/** Whether a tab holds entries that nobody has saved: led elsewhere, it would lose them. */

import browser from 'webextension-polyfill'

/** Runs in a frame, so it stands alone. */
const lookForEntries = (): 'unsaved' | 'nothing' => {
  // What is searched for in Setup's own parts is no entry; the wizard carries those of its earlier stages hidden.
  const around = '#AppBodyHeader, #setupNavTree, [type="search"]'
  const carried = '#stageForm [type="hidden"]:is([name="dtype"], [name="DeveloperName"])'
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
      // Where none is set, the browser takes the first of those that can be taken one at a time.
      const wasSelected = isSet ? option.defaultSelected : !field.multiple && index === 0
      return option.selected !== wasSelected
    })
  }
  const fields = [...document.querySelectorAll('input, textarea, select')]
  const isAny = fields.some((field) => !field.closest(around) && isChanged(field))
  return isAny || document.querySelector(carried) ? 'unsaved' : 'nothing'
}

/** What takes longer has a dialog open, or no page yet: there is nothing to be seen of it. */
const patience = 500

/** Whether any of the tab's pages holds such entries; false where it cannot be looked into. */
export const holdsEntries = async (tabId: number): Promise<boolean> => {
  const target = { tabId, allFrames: true }
  const seen = browser.scripting
    .executeScript({ target, func: lookForEntries, injectImmediately: true })
    .then((frames) => frames.some(({ result }) => result === 'unsaved'))
    .catch(() => false)
  const late = new Promise<boolean>((end) => setTimeout(end, patience, false))
  return Promise.race([seen, late])
}
