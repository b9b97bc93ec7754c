import { useEffect, useState } from 'preact/hooks'
import browser, { type Commands } from 'webextension-polyfill'
import { type PlainMessageKey, t } from '../ui/i18n.ts'

/** Our own names of the manifest's commands: browsers tell none of the command that opens the popup. */
const commandTexts: Readonly<Record<string, PlainMessageKey>> = {
  _execute_action: 'help_shortcut_open',
  'show-step': 'command_show_step',
  'toggle-guide': 'command_toggle_guide',
}

const nameOf = ({ name = '', description }: Commands.Command): string => {
  const key = commandTexts[name]
  return key ? t(key) : description || name
}

// The browser's shortcuts page is no address that a link may open.
const getHowToChange = (): string =>
  location.protocol === 'moz-extension:'
    ? t('help_shortcuts_change_firefox', 'about:addons')
    : t('help_shortcuts_change', 'chrome://extensions/shortcuts')

/** Lists the commands with their keys as the browser has them, also after the admin changed them. */
export const ShortcutList = () => {
  const [commands, setCommands] = useState<readonly Commands.Command[]>([])
  useEffect(() => {
    const load = () =>
      void browser.commands.getAll().then(setCommands, () => {
        // The text says where the browser itself shows them.
      })
    load()
    // The admin may come back from the browser's shortcuts page.
    window.addEventListener('focus', load)
    return () => window.removeEventListener('focus', load)
  }, [])
  return (
    <>
      {commands.length > 0 && (
        <dl class="shortcuts">
          {commands.map((command) => (
            <div key={command.name} data-command={command.name}>
              <dt>{nameOf(command)}</dt>
              <dd>
                {command.shortcut ? <kbd dir="ltr">{command.shortcut}</kbd> : t('help_shortcut_not_set')}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>{getHowToChange()}</p>
    </>
  )
}
