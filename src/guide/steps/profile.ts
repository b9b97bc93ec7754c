/** 2.1 Set up an API Only Profile. */

import { profile as wanted } from '../../blueprint.ts'
import type { Evidence } from '../evidence.ts'
import { choose, optional, press, tick, type } from '../marker.ts'
import { type Situation, type Step, text } from '../step.ts'

/** A standard profile with Case access and without an administrator's rights. */
const cloneFrom = 'Standard User'

/** The profile of a user who is API-only by a permission set may be that of many who work in Salesforce itself. */
const isBySet = ({ profile }: Evidence) => profile?.bySet?.includes('apiOnly') === true

/** An org can have made the clone under any name: until one is known, the admin must say which it is. */
const unlessKnown = ({ evidence }: Situation) => (evidence.profile?.id ? [] : [text('warn_profile_unknown')])

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

const other = () => ({ instruction: text('blocked_profile'), ways: [] })

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
        ...(evidence.profile?.name ? [optional(press(1, 'existingProfileLink'))] : []),
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
      instruction: ({ evidence }) =>
        isBySet(evidence)
          ? text('go_profile_by_set')
          : text('go_profile_detail', evidence.profile?.name ?? wanted.name),
      markers: ({ evidence }) => (isBySet(evidence) ? [] : [press(1, 'editProfile')]),
      warnings: unlessKnown,
      other,
      choice: ({ evidence }) => ({
        instruction: text('go_profile_detail_other', evidence.profile?.name ?? ''),
        button: text('card_use_profile'),
        action: 'use-profile',
      }),
    },
    {
      page: 'profile-edit',
      instruction: ({ evidence }) => text(isBySet(evidence) ? 'go_profile_by_set' : 'go_profile_edit'),
      markers: ({ evidence }) => (isBySet(evidence) ? [] : boxes(evidence.profile?.bySet)),
      warnings: unlessKnown,
      other,
      notes: ({ evidence }) => (isBySet(evidence) ? [] : [text('note_profile_extras')]),
    },
  ],
  done: ({ profile }) => profile?.apiOnly === true,
  seen: ({ profile }) => {
    if (!profile) return null
    if (profile.bySet?.includes('apiOnly')) return text('seen_profile_by_set', profile.name)
    if (profile.apiOnly === true) return text('seen_profile_done', profile.name)
    return text(
      profile.apiOnly === false ? 'seen_profile_not_api_only' : 'seen_profile_unchecked',
      profile.name,
    )
  },
}
