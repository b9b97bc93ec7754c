/** 2.1 Set up an API Only Profile. */

import { text } from '../../platform/text.ts'
import { integrationProfile, isApiOnlyBySet, profile as wanted } from '../../required-setup.ts'
import { choose, optional, press, tick, type } from '../marker.ts'
import { type Choice, type Other, type Situation, type Step, way } from '../step.ts'

/** A standard profile with Case access and without an administrator's rights. */
const cloneFrom = 'Standard User'

/** Whoever has one of these works in Setup themselves: API-only, they could open none of its pages. */
const administratorsRights = ['manageUsers', 'customizeApplication', 'modifyAllData'] as const

const isLeftAlone = ({ evidence }: Situation) => {
  const known = integrationProfile(evidence)
  return known !== undefined && isApiOnlyBySet(known)
}

const nameOf = ({ evidence }: Situation) => integrationProfile(evidence)?.name || wanted.name

/** In the form of another one nothing can be said: the one that is known gives way on the other's own page alone. */
const stranger: Other = { by: 'record', instruction: text('blocked_profile'), ways: [] }

const twin: Other = { by: 'twin', instruction: text('blocked_twin', ''), ways: [] }

const confirm: Choice = { action: 'confirm-profile', text: text('choice_confirm_profile') }

/**
 * Made API-only, a profile shuts out everybody who has it. So nothing is marked on the pages of one that is not known to be
 * the integration's, that has an administrator's right, or that Salesforce brings along for people.
 */
const others = (situation: Situation, another: Other = stranger): readonly Other[] => {
  const ways = way(text('card_profiles'), situation.startPath('profiles'), 'profiles')
  // A profile that is left as it is may have whatever rights it has.
  if (isLeftAlone(situation)) return [twin, stranger]
  return [
    { by: administratorsRights, instruction: text('blocked_profile_rights', ''), ways },
    { by: ['standardProfile'], instruction: text('blocked_profile_standard'), ways },
    { by: 'standard-name', instruction: text('blocked_profile_standard'), ways },
    // Which of two of one name is SpaceIQ's can be said where it can be said of any other.
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
      // One that nobody has named yet would be looked for as a link without a word.
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
          // From there the next step's link leads to the one that is known.
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
