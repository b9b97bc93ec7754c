import { type PlainMessageKey, t } from '../ui/i18n.ts'

/** All permissions of the manifest, with their reasons. */
const permissionReasons: readonly (readonly [PlainMessageKey, PlainMessageKey])[] = [
  ['welcome_permission_pages', 'welcome_permission_pages_why'],
  ['welcome_permission_spaceiq', 'welcome_permission_spaceiq_why'],
  ['welcome_permission_storage', 'welcome_permission_storage_why'],
  ['welcome_permission_alarms', 'welcome_permission_alarms_why'],
  ['welcome_permission_scripting', 'welcome_permission_scripting_why'],
  ['welcome_permission_cookies', 'welcome_permission_cookies_why'],
  ['welcome_permission_active_tab', 'welcome_permission_active_tab_why'],
  ['welcome_permission_context_menus', 'welcome_permission_context_menus_why'],
  ['welcome_permission_side_panel', 'welcome_permission_side_panel_why'],
  ['welcome_permission_foreign', 'welcome_permission_foreign_why'],
]

/** The permissions in one sentence, and each with its reason in a fold. */
export const PermissionSection = () => (
  <section>
    <h2>{t('welcome_permissions_title')}</h2>
    <p>{t('welcome_permissions_short')}</p>
    <details>
      <summary>{t('welcome_permissions_all')}</summary>
      <dl class="permissions">
        {permissionReasons.map(([name, why]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{t(why)}</dd>
          </div>
        ))}
      </dl>
    </details>
  </section>
)
