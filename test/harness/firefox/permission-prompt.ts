/** Answers Firefox's question for optional permissions. Runs in Firefox's chrome. */

interface Prompt extends Element {
  readonly button: { click(): void }
  readonly secondaryButton: { click(): void }
}
declare const Services: {
  readonly wm: {
    getMostRecentBrowserWindow(): {
      readonly PopupNotifications: { readonly panel: Element & { readonly state: string } }
    }
  }
}

/** Waits for the question, clicks its button, and returns the text. */
export const answerPermissionPrompt = async (allow: boolean): Promise<string> => {
  const { panel } = Services.wm.getMostRecentBrowserWindow().PopupNotifications
  const end = Date.now() + 10_000
  for (;;) {
    const prompt = panel.firstElementChild as Prompt | null
    if (panel.state === 'open' && prompt?.id === 'addon-webext-permissions-notification') {
      const text = prompt.textContent ?? ''
      const button = allow ? prompt.button : prompt.secondaryButton
      button.click()
      return text
    }
    if (Date.now() > end) throw new Error(`No question for permissions: ${panel.state}`)
    await new Promise((go) => setTimeout(go, 50))
  }
}
