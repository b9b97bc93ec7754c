/** 2.1 Set up an API Only Profile. */

import { text } from '../../platform/text.ts'
import { integrationProfile, isApiOnlyBySet, profile as wanted } from '../../required-setup.ts'
import { choose, optional, press, tick, type } from '../marker.ts'
import { type Choice, type Other, type Situation, type Step, way } from '../step.ts'

/** A standard profile with Case access and no administrator permissions. */
const cloneFrom = 'Standard User'

/** Users with one of these permissions work in Setup: API-only would lock them out of it. */
const administratorsRights = ['manageUsers', 'customizeApplication', 'modifyAllData'] as const

const isLeftAlone = ({ evidence }: Situation) => {
  const known = integrationProfile(evidence)
  return known !== undefined && isApiOnlyBySet(known)
}

const nameOf = ({ evidence }: Situation) => integrationProfile(evidence)?.name || wanted.name

/** No choice here: only the other profile's own page lets the admin replace the known profile. */
const stranger: Other = { by: 'record', instruction: text('blocked_profile'), ways: [] }

const twin: Other = { by: 'twin', instruction: text('blocked_twin', ''), ways: [] }

const confirm: Choice = { action: 'confirm-profile', text: text('choice_confirm_profile') }

/**
 * An API-only profile locks out all of its users. So a profile gets no markers if it is not known
 * to be the integration's, if it has administrator permissions, or if it is a standard profile.
 */
const others = (situation: Situation, another: Other = stranger): readonly Other[] => {
  const ways = way(text('card_profiles'), situation.startPath('profiles'), 'profiles')
  // A profile that stays unchanged may have any permissions.
  if (isLeftAlone(situation)) return [twin, stranger]
  return [
    { by: administratorsRights, instruction: text('blocked_profile_rights', ''), ways },
    { by: ['standardProfile'], instruction: text('blocked_profile_standard'), ways },
    { by: 'standard-name', instruction: text('blocked_profile_standard'), ways },
    // The admin can pick one of two profiles of the same name wherever they can pick any other.
    { ...another, ...twin },
    another,
    {
      by: 'name',
      instruction: text('blocked_profile_name', '', nameOf(situation)),
      ways,
      choice: confirm,
    },
  ]
}

const choice = ({ evidence: { profile: known } }: Situation): Choice | null =>
  known?.confirmed ? { action: 'withdraw-profile', text: text('choice_withdraw_profile', known.name) } : null

const boxes = (bySet: readonly string[] = []) =>
  [
    tick(1, 'apiOnly'),
    optional(tick(2, 'apiEnabled')),
    optional(tick(3, 'passwordNeverExpires')),
    optional(tick(4, 'caseRead')),
    optional(tick(5, 'caseCreate')),
    optional(tick(6, 'caseEdit')),
    press(7, 'save'),
  ].filter(({ control }) => !bySet.includes(control))

export const profile: Step = {
  stops: [
    {
      page: 'setup-home',
      instruction: () => text('go_setup_home_profile'),
      markers: () => [press(1, 'sidebarManageUsers'), press(2, 'sidebarProfiles')],
    },
    {
      page: 'profile-list',
      instruction: () => text('go_profile_list'),
      // Without a known name the locator would match a link without text.
      markers: ({ evidence }) => [
        ...(integrationProfile(evidence)?.name ? [optional(press(1, 'existingProfileLink'))] : []),
        press(2, 'newProfile'),
      ],
      notes: () => [text('note_profile_why_clone', cloneFrom)],
    },
    {
      page: 'profile-clone',
      instruction: () => text('go_profile_clone'),
      markers: () => [
        optional(choose(1, 'profileToClone', cloneFrom)),
        type(2, 'profileName', wanted.name),
        press(3, 'save'),
      ],
      notes: () => [text('note_profile_why_clone', cloneFrom)],
    },
    {
      page: 'profile-detail',
      instruction: (situation) =>
        isLeftAlone(situation) ? text('go_profile_by_set') : text('go_profile_detail', nameOf(situation)),
      markers: (situation) => (isLeftAlone(situation) ? [] : [press(1, 'editProfile')]),
      others: (situation) =>
        others(situation, {
          by: 'record',
          instruction: text('go_profile_detail_other', nameOf(situation)),
          // The next step's link leads to the known profile.
          ways: [],
          choice: { action: 'use-profile', text: text('card_use_profile') },
        }),
      choice,
    },
    {
      page: 'profile-edit',
      instruction: (situation) => text(isLeftAlone(situation) ? 'go_profile_by_set' : 'go_profile_edit'),
      markers: (situation) => (isLeftAlone(situation) ? [] : boxes(situation.evidence.profile?.bySet)),
      others: (situation) => others(situation),
      choice,
      notes: (situation) => (isLeftAlone(situation) ? [] : [text('note_profile_extras')]),
    },
  ],
  done: (evidence) => integrationProfile(evidence)?.apiOnly === true,
  seen: (evidence) => {
    const profile = integrationProfile(evidence)
    if (!profile) return null
    if (isApiOnlyBySet(profile)) return text('seen_profile_by_set', profile.name)
    if (profile.apiOnly === true) return text('seen_profile_done', profile.name)
    return text(
      profile.apiOnly === false ? 'seen_profile_not_api_only' : 'seen_profile_unchecked',
      profile.name,
    )
  },
}
