/** Converts an org's state from version 1, which stored the same members under other names. */

const stateNames: Readonly<Record<string, string>> = {
  running: 'guideActive',
  hidden: 'overlayHidden',
  keptOff: 'overlayRemoved',
  chosen: 'chosenStep',
  skipped: 'skippedSteps',
  evidence: 'observedSetup',
  pointed: 'pickedControls',
  run: 'fieldCreation',
}

const setupNames: Readonly<Record<string, string>> = {
  app: 'connectedApp',
  appNamed: 'connectedAppNamed',
  appSavedAt: 'connectedAppSavedAt',
  creationClosed: 'connectedAppCreationClosed',
  prefixed: 'namespacedFields',
  mendedPassword: 'repairedPassword',
  flowWorkedAt: 'passwordFlowWorkedAt',
}

type Members = Readonly<Record<string, unknown>>

const toMembers = (value: unknown): Members =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const rename = (members: Members, newNames: Readonly<Record<string, string>>): Members =>
  Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      Object.hasOwn(newNames, name) ? (newNames[name] ?? name) : name,
      value,
    ]),
  )

/** Returns the members of any stored value, under the names of the current version. */
export const convertOrgState = (stored: unknown): Members => {
  const members = toMembers(stored)
  if (members.version !== 1) return members
  const state = rename(members, stateNames)
  return { ...state, version: 2, observedSetup: rename(toMembers(state.observedSetup), setupNames) }
}
