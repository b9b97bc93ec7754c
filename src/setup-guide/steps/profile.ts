/** 2.1 Set up an API Only Profile. */

import { text } from '../../platform/text.ts'
import { findIntegrationProfile, isApiOnlyByPermissionSet, requiredProfile } from '../../required-setup.ts'
import { click, enterText, optional, selectOption, tick } from '../marker.ts'
import {
  type ForeignRecordNotice,
  pageLinks,
  type RecordChoice,
  type Step,
  type StepContext,
} from '../step.ts'

/** A standard profile with Case access and no administrator permissions. */
const cloneFrom = 'Standard User'

/** Users with one of these permissions work in Setup: API-only would lock them out of it. */
const administratorPermissions = ['manageUsers', 'customizeApplication', 'modifyAllData'] as const

const leavesProfileUnchanged = ({ setup }: StepContext) => {
  const known = findIntegrationProfile(setup)
  return known !== undefined && isApiOnlyByPermissionSet(known)
}

const getProfileName = ({ setup }: StepContext) => findIntegrationProfile(setup)?.name || requiredProfile.name

/** No choice here: only the other profile's own page lets the admin replace the known profile. */
const foreignProfileNotice: ForeignRecordNotice = {
  condition: 'record',
  instruction: text('blocked_profile'),
  links: [],
}

const sameNameNotice: ForeignRecordNotice = {
  condition: 'twin',
  instruction: text('blocked_twin', ''),
  links: [],
}

const confirmProfileChoice: RecordChoice = { action: 'confirm-profile', text: text('choice_confirm_profile') }

/**
 * An API-only profile locks out all of its users. So a profile gets no markers if it is not known
 * to be the integration's, if it has administrator permissions, or if it is a standard profile.
 */
const foreignProfileNotices = (
  context: StepContext,
  otherProfileNotice: ForeignRecordNotice = foreignProfileNotice,
): readonly ForeignRecordNotice[] => {
  const links = pageLinks(text('card_profiles'), context.startPath('profiles'), 'profiles')
  // A profile that stays unchanged may have any permissions.
  if (leavesProfileUnchanged(context)) return [sameNameNotice, foreignProfileNotice]
  return [
    { condition: administratorPermissions, instruction: text('blocked_profile_rights', ''), links },
    { condition: ['standardProfile'], instruction: text('blocked_profile_standard'), links },
    { condition: 'standard-name', instruction: text('blocked_profile_standard'), links },
    // The admin can pick one of two profiles of the same name wherever they can pick any other.
    { ...otherProfileNotice, ...sameNameNotice },
    otherProfileNotice,
    {
      condition: 'name',
      instruction: text('blocked_profile_name', '', getProfileName(context)),
      links,
      choice: confirmProfileChoice,
    },
  ]
}

const withdrawProfileChoice = ({ setup: { profile: known } }: StepContext): RecordChoice | null =>
  known?.confirmed ? { action: 'withdraw-profile', text: text('choice_withdraw_profile', known.name) } : null

const permissionMarkers = (bySet: readonly string[] = []) =>
  [
    tick(1, 'apiOnly'),
    optional(tick(2, 'apiEnabled')),
    optional(tick(3, 'passwordNeverExpires')),
    optional(tick(4, 'caseRead')),
    optional(tick(5, 'caseCreate')),
    optional(tick(6, 'caseEdit')),
    click(7, 'save'),
  ].filter(({ control }) => !bySet.includes(control))

export const profileStep: Step = {
  pages: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_profile'),
      markers: () => [click(1, 'sidebarManageUsers'), click(2, 'sidebarProfiles')],
    },
    {
      page: 'profile-list',
      instruction: () => text('go_profile_list'),
      // Without a known name the locator would match a link without text.
      markers: ({ setup }) => [
        ...(findIntegrationProfile(setup)?.name ? [optional(click(1, 'existingProfileLink'))] : []),
        click(2, 'newProfile'),
      ],
      notes: () => [text('note_profile_why_clone', cloneFrom)],
    },
    {
      page: 'profile-clone',
      instruction: () => text('go_profile_clone'),
      markers: () => [
        optional(selectOption(1, 'profileToClone', cloneFrom)),
        enterText(2, 'profileName', requiredProfile.name),
        click(3, 'save'),
      ],
      notes: () => [text('note_profile_why_clone', cloneFrom)],
    },
    {
      page: 'profile-detail',
      instruction: (context) =>
        leavesProfileUnchanged(context)
          ? text('go_profile_by_set')
          : text('go_profile_detail', getProfileName(context)),
      markers: (context) => (leavesProfileUnchanged(context) ? [] : [click(1, 'editProfile')]),
      foreignRecords: (context) =>
        foreignProfileNotices(context, {
          condition: 'record',
          instruction: text('go_profile_detail_other', getProfileName(context)),
          // The next step's link leads to the known profile.
          links: [],
          choice: { action: 'use-profile', text: text('card_use_profile') },
        }),
      recordChoice: withdrawProfileChoice,
    },
    {
      page: 'profile-edit',
      instruction: (context) =>
        text(leavesProfileUnchanged(context) ? 'go_profile_by_set' : 'go_profile_edit'),
      markers: (context) =>
        leavesProfileUnchanged(context) ? [] : permissionMarkers(context.setup.profile?.bySet),
      foreignRecords: (context) => foreignProfileNotices(context),
      recordChoice: withdrawProfileChoice,
      notes: (context) => (leavesProfileUnchanged(context) ? [] : [text('note_profile_extras')]),
    },
  ],
  isDone: (setup) => findIntegrationProfile(setup)?.apiOnly === true,
  summarize: (setup) => {
    const profile = findIntegrationProfile(setup)
    if (!profile) return null
    if (isApiOnlyByPermissionSet(profile)) return text('seen_profile_by_set', profile.name)
    if (profile.apiOnly === true) return text('seen_profile_done', profile.name)
    return text(
      profile.apiOnly === false ? 'seen_profile_not_api_only' : 'seen_profile_unchecked',
      profile.name,
    )
  },
}
