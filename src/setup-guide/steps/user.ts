/** 2.2 Create a User and Assign the API Profile. */

import { text } from '../../platform/text.ts'
import { integrationProfile, profile, user as wanted } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import type { Evidence } from '../../salesforce/observed-setup.ts'
import { differencesOf } from '../differences.ts'
import { ask, choose, numbered, optional, press, tick, type } from '../marker.ts'
import { type Choice, type Situation, type Step, way } from '../step.ts'

const profileName = (evidence: Evidence) => integrationProfile(evidence)?.name ?? profile.name

/**
 * Proposes a username: unique across all of Salesforce, and shaped like an email address without
 * needing an inbox. Without an org name there is no proposal, as other orgs would get the same.
 */
const username = ({ orgName }: Situation) =>
  orgName ? type(4, 'username', `${wanted.nickname}@${orgName}.example`) : ask(4, 'username')

const email = ({ contactEmail }: Situation) =>
  contactEmail ? type(3, 'email', contactEmail) : ask(3, 'email')

/** Builds the markers that correct the known user, in the order of the form. */
const corrections = ({ evidence }: Situation): readonly Marker[] => {
  const { user } = evidence
  const profile = integrationProfile(evidence)
  if (!user) return []
  const needed = profile && user.profileName !== profile.name ? profile : undefined
  const wrong = [
    ...(needed?.licence ? [optional(choose(0, 'licence', needed.licence))] : []),
    ...(needed ? [choose(0, 'userProfile', needed.name)] : []),
    ...(user.active === false ? [tick(0, 'active')] : []),
  ]
  return wrong.length > 0 ? numbered([...wrong, press(0, 'save')]) : []
}

const choice: Choice = { action: 'use-user', text: text('card_use_user') }

export const user: Step = {
  stops: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_user'),
      markers: () => [press(1, 'sidebarManageUsers'), press(2, 'sidebarUsers')],
    },
    {
      page: 'user-list',
      instruction: () => text('go_user_list'),
      markers: () => [press(1, 'newUser')],
      notes: () => [text('note_user_admin_instead')],
    },
    {
      page: 'user-edit',
      instruction: ({ evidence }) => text('go_user_edit', profileName(evidence)),
      markers: (situation) => [
        type(1, 'lastName', wanted.lastName),
        type(2, 'alias', wanted.alias),
        email(situation),
        username(situation),
        type(5, 'nickname', wanted.nickname),
        choose(6, 'licence', integrationProfile(situation.evidence)?.licence || 'Salesforce'),
        choose(7, 'userProfile', profileName(situation.evidence)),
        optional(tick(8, 'generatePassword')),
        press(9, 'save'),
      ],
      notes: ({ orgName }) => [
        ...(orgName ? [] : [text('note_user_username')]),
        text('note_user_token_trap'),
        text('note_user_password'),
      ],
    },
    {
      page: 'user-detail',
      // With the right profile already assigned, do not start by asking for it.
      instruction: ({ evidence }) => {
        const { user: known } = evidence
        return known?.active === false && known.profileName === profileName(evidence)
          ? text('go_user_detail_inactive', known.username)
          : text('go_user_detail', known?.username ?? '', profileName(evidence))
      },
      markers: () => [press(1, 'edit')],
      // Only the admin can do this, and the email is sent before the last step.
      warnings: ({ evidence }) => [...differencesOf('user', evidence), text('note_user_password')],
      others: ({ evidence }) => [
        { by: 'twin', instruction: text('blocked_twin', ''), ways: [], choice },
        {
          by: 'unknown',
          instruction: text('go_user_detail_other', evidence.user?.username ?? ''),
          ways: [],
          choice,
        },
      ],
      notes: () => [text('note_user_token_trap')],
    },
    {
      page: 'user-change',
      instruction: (situation) =>
        text(
          corrections(situation).length > 0 ? 'go_user_change' : 'go_user_change_right',
          situation.evidence.user?.username ?? '',
        ),
      markers: corrections,
      notes: () => [text('note_user_password'), text('note_user_token_trap')],
      // API-only would lock any other user out of Salesforce.
      obstacle: ({ evidence, startPath }) => ({
        ...(evidence.user?.username
          ? { without: 'ownUser', instruction: text('blocked_user', evidence.user.username) }
          : { instruction: text('blocked_user_unknown') }),
        notes: [],
        ways: way(text('card_users'), startPath('user'), 'users'),
      }),
    },
  ],
  done: (evidence) => {
    const { user } = evidence
    const profile = integrationProfile(evidence)
    return (
      user !== undefined &&
      user.username !== '' &&
      user.active !== false &&
      profile?.apiOnly === true &&
      user.profileName === profile.name
    )
  },
  seen: (evidence) => {
    const { user } = evidence
    const profile = integrationProfile(evidence)
    if (!user) return null
    if (user.active === false) return text('seen_user_inactive', user.username)
    if (profile && user.profileName !== profile.name) {
      return text('seen_user_other_profile', user.username, user.profileName)
    }
    return text('seen_user', user.username, user.profileName)
  },
}
