/** What version 0.1.0 stored in `storage.local`, in the middle of a setup: exactly its members. */

export const storedOrg = 'acme.my.salesforce.com'

const at = 1_795_442_400_000

export const storedProfile = {
  id: '00e5g00000777Qx',
  name: 'SpaceIQ API Only',
  licence: 'Salesforce',
  apiOnly: true,
  apiEnabled: true,
  passwordNeverExpires: true,
}

export const storedUser = {
  id: '0055g00000777Qx',
  username: 'siq@acme.example',
  profileName: 'SpaceIQ API Only',
  active: true,
  email: 'it@acme.example',
}

export const storedApp = {
  applicationId: '06P5g000000777Q',
  name: 'SpaceIQ',
  callback: true,
  fullScope: true,
  secretNotRequired: true,
}

/** By its ID, by its name, and by the label of its row, as 0.1.0's picker did. */
export const storedPicks = [
  { control: 'newField', language: 'en', css: '[id="new"]', label: null },
  { control: 'profileName', language: 'en', css: 'input[name="ProfileName"]', label: null },
  { control: 'apiOnly', language: 'de', css: 'input[type="checkbox"]', label: 'nur api-benutzer' },
] as const

/** The record of an org, with these members in place of its own. */
export const createStoredOrg = (change: object = {}) => ({
  version: 1,
  running: true,
  hidden: false,
  keptOff: false,
  chosen: null,
  skipped: ['fields'],
  evidence: {
    profile: storedProfile,
    user: storedUser,
    app: storedApp,
    appSavedAt: at,
    keys: { appName: 'SpaceIQ', key: true, secret: true, at },
  },
  pointed: storedPicks,
  run: {
    state: 'running',
    tab: 7,
    layouts: 'all',
    field: 'Team',
    stage: 2,
    at,
    pressed: 'Team next 1',
    reason: '',
    message: '',
  },
  ...change,
})

export const storedContact = 'integrations@acme.example'

/** All of `storage.local`. */
export const createStoredItems = () => ({
  settings: {
    activationEndpoint: 'https://api.spaceiq.com/integrations/salesforce/activate',
    allowedHosts: [],
    contactEmail: storedContact,
  },
  'last-org': storedOrg,
  [`org:${storedOrg}`]: createStoredOrg(),
})
