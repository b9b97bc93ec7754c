/** 2.2 Create a User and Assign the API Profile. */

import { text } from '../../platform/text.ts'
import { findIntegrationProfile, requiredProfile, requiredUser } from '../../required-setup.ts'
import type { Marker } from '../../salesforce/dom/action.ts'
import type { ObservedSetup } from '../../salesforce/observed-setup.ts'
import { findDifferences } from '../differences.ts'
import { click, enterText, optional, promptFor, renumber, selectOption, tick } from '../marker.ts'
import { pageLinks, type RecordChoice, type Step, type StepContext } from '../step.ts'

const getProfileName = (setup: ObservedSetup) => findIntegrationProfile(setup)?.name ?? requiredProfile.name

/**
 * Proposes a username: unique across all of Salesforce, and shaped like an email address without
 * needing an inbox. Without an org name there is no proposal, as other orgs would get the same.
 */
const usernameMarker = ({ orgName }: StepContext) =>
  orgName ? enterText(4, 'username', `${requiredUser.nickname}@${orgName}.example`) : promptFor(4, 'username')

const emailMarker = ({ contactEmail }: StepContext) =>
  contactEmail ? enterText(3, 'email', contactEmail) : promptFor(3, 'email')

/** Builds the markers that correct the known user, in the order of the form. */
const correctionMarkers = ({ setup }: StepContext): readonly Marker[] => {
  const { user } = setup
  const profile = findIntegrationProfile(setup)
  if (!user) return []
  const needed = profile && user.profileName !== profile.name ? profile : undefined
  const wrong = [
    ...(needed?.licence ? [optional(selectOption(0, 'licence', needed.licence))] : []),
    ...(needed ? [selectOption(0, 'userProfile', needed.name)] : []),
    ...(user.active === false ? [tick(0, 'active')] : []),
  ]
  return wrong.length > 0 ? renumber([...wrong, click(0, 'save')]) : []
}

const useUserChoice: RecordChoice = { action: 'use-user', text: text('card_use_user') }

export const userStep: Step = {
  pages: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_user'),
      markers: () => [click(1, 'sidebarManageUsers'), click(2, 'sidebarUsers')],
    },
    {
      page: 'user-list',
      instruction: () => text('go_user_list'),
      markers: () => [click(1, 'newUser')],
      notes: () => [text('note_user_admin_instead')],
    },
    {
      page: 'user-edit',
      instruction: ({ setup }) => text('go_user_edit', getProfileName(setup)),
      markers: (context) => [
        enterText(1, 'lastName', requiredUser.lastName),
        enterText(2, 'alias', requiredUser.alias),
        emailMarker(context),
        usernameMarker(context),
        enterText(5, 'nickname', requiredUser.nickname),
        selectOption(6, 'licence', findIntegrationProfile(context.setup)?.licence || 'Salesforce'),
        selectOption(7, 'userProfile', getProfileName(context.setup)),
        optional(tick(8, 'generatePassword')),
        click(9, 'save'),
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
      instruction: ({ setup }) => {
        const { user: known } = setup
        return known?.active === false && known.profileName === getProfileName(setup)
          ? text('go_user_detail_inactive', known.username)
          : text('go_user_detail', known?.username ?? '', getProfileName(setup))
      },
      markers: () => [click(1, 'edit')],
      // Only the admin can do this, and the email is sent before the last step.
      warnings: ({ setup }) => [...findDifferences('user', setup), text('note_user_password')],
      foreignRecords: ({ setup }) => [
        { condition: 'twin', instruction: text('blocked_twin', ''), links: [], choice: useUserChoice },
        {
          condition: 'unknown',
          instruction: text('go_user_detail_other', setup.user?.username ?? ''),
          links: [],
          choice: useUserChoice,
        },
      ],
      notes: () => [text('note_user_token_trap')],
    },
    {
      page: 'user-change',
      instruction: (context) =>
        text(
          correctionMarkers(context).length > 0 ? 'go_user_change' : 'go_user_change_right',
          context.setup.user?.username ?? '',
        ),
      markers: correctionMarkers,
      notes: () => [text('note_user_password'), text('note_user_token_trap')],
      // API-only would lock any other user out of Salesforce.
      blocker: ({ setup, startPath }) => ({
        ...(setup.user?.username
          ? { missingControl: 'ownUser', instruction: text('blocked_user', setup.user.username) }
          : { instruction: text('blocked_user_unknown') }),
        notes: [],
        links: pageLinks(text('card_users'), startPath('user'), 'users'),
      }),
    },
  ],
  isDone: (setup) => {
    const { user } = setup
    const profile = findIntegrationProfile(setup)
    return (
      user !== undefined &&
      user.username !== '' &&
      user.active !== false &&
      profile?.apiOnly === true &&
      user.profileName === profile.name
    )
  },
  summarize: (setup) => {
    const { user } = setup
    const profile = findIntegrationProfile(setup)
    if (!user) return null
    if (user.active === false) return text('seen_user_inactive', user.username)
    if (profile && user.profileName !== profile.name) {
      return text('seen_user_other_profile', user.username, user.profileName)
    }
    return text('seen_user', user.username, user.profileName)
  },
}
