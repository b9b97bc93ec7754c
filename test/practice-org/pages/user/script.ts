/**
 * User Edit's own script: what it fills in, and the profiles of each licence.
 */

import { compareByProfileName, t, translateProfileName } from '../../labels.ts'
import type { FakeOrg } from '../../types.ts'
import { to15 } from '../ids.ts'

/** Behaves as User.js is described (reference part 1 §4): fills only empty inputs. */
export function renderUserScript(state: FakeOrg): string {
  const none = { value: '', text: t(state, '--None--') }
  const byLicence = Object.fromEntries(
    state.licences.map((licence) => {
      const profiles = state.profiles
        .filter((profile) => profile.licence === licence.name)
        .sort(compareByProfileName(state))
        .map((profile) => ({ value: to15(profile.id), text: translateProfileName(state, profile) }))
      return [licence.id, [none, ...profiles]]
    }),
  )
  return `<script>
var picklist = { none: ${JSON.stringify(none.text).replaceAll('<', '\\u003c')}, picklists: { Profile: ${JSON.stringify(byLicence).replaceAll('<', '\\u003c')} } }
function setUsername(username, email) { if (username.value === '') { username.value = email.value; if (username.onchange) username.onchange() } }
function setAlias(alias, first, last) { if (alias.value === '' && last.value !== '') alias.value = (first.value.substring(0, 1) + last.value.substring(0, 4)).toLowerCase() }
function setCommNickname(nickname, username) { if (nickname.value === '' && username.value !== '') nickname.value = username.value.split('@')[0].substring(0, 40) }
function empty(select) { while (select.options.length > 0) select.remove(0) }
function byId(id) { return document.getElementById(id) }
function licenceChanged(select) {
  var profile = byId('Profile'), chosen = profile.value, late = ${state.variant.licenceProfiles === 'late' ? 800 : 0}
  empty(profile)
  if (!late) return fillProfiles(select, profile, chosen)
  profile.add(new Option(picklist.none, ''))
  clearTimeout(picklist.timer)
  picklist.timer = setTimeout(function () { empty(profile); fillProfiles(select, profile, chosen) }, late)
}
function fillProfiles(select, profile, chosen) {
  (picklist.picklists.Profile[select.value] || []).forEach(function (one) { profile.add(new Option(one.text, one.value)) })
  profile.value = chosen
  if (profile.selectedIndex < 0) profile.selectedIndex = 0
}
</script>`
}
