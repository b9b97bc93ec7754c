/** Ways to the controls of the list of apps and of a connected app's form and page. */

import type { ControlId } from '../control-ids.ts'
import { clientCredentialsWays } from './client-credentials-ways.ts'
import { linkSelector } from './links.ts'
import { checkbox } from './permission-boxes.ts'
import { fixedWays, labeledWays, type WayFactory, way } from './way.ts'

/** Button to the form for a new connected app, by its handler; an edit form has an app id there. */
const newAppButton =
  'input[onclick*="forceconnectedapps/forceAppEdit"]:not([onclick*="applicationId"], [onclick*="connectedAppId"])'

export const appWays = {
  connectedApps: fixedWays(
    way(`:is(.bRelatedList, .bPageBlock):has(#newAppMgmt, ${newAppButton}) h3`, 'testleaf', 'amazon'),
  ),
  newApp: fixedWays(
    way('#newAppMgmt', 'testleaf'),
    way(newAppButton, 'field-list-2019', {
      inferred: 'That the button has the form’s address in its handler, as New has on other pages.',
    }),
  ),
  appLink: ({ appId, appName }) => [
    ...(appId ? [way(`a[href*="forceAppDetail"][href*="${appId.slice(0, 15)}"]`, 'unnamed-driver')] : []),
    way(
      { css: linkSelector('/app/mgmt/forceconnectedapps/'), text: appName, only: true },
      'amazon',
      'unnamed-drivers',
    ),
  ],
  appName: fixedWays(way('[id$="nameSection:name"]', 'taiko', 'testleaf')),
  // Without a known label: it is the second of the required inputs.
  appApiName: fixedWays(
    ...labeledWays('appApiName', 'input[type="text"]'),
    way(
      `tr:has([id$="nameSection:name"]) + tr div.requiredInput > input[type="text"]:not([id*="nameSection:name"])`,
      'testleaf',
      { inferred: 'Its id; that it stands in the row after the name.' },
    ),
  ),
  appEmail: fixedWays(way('[id$="emailSection:contactEmail"]', 'taiko', 'testleaf')),
  enableOauth: fixedWays(
    way('input[id$="oauth:isOauth"]', 'taiko', 'testleaf'),
    way('input[id$=":isOauth"]', 'taiko', 'testleaf'),
  ),
  callbackUrl: fixedWays(
    way('textarea[id$="callbackUrlSection:callbackUrl" i]', 'taiko'),
    way('textarea[id*="callback" i]', 'taiko', 'unnamed-drivers'),
  ),
  availableScopes: fixedWays(way('select[id$=":duelingListBox:backingList_a"]', 'taiko', 'browserforce')),
  addScope: fixedWays(
    way('[id$=":duelingListBox:backingList_add"]', 'browserforce'),
    way('[id$=":duelingListBox:add"]', 'page-user', 'unnamed-driver'),
  ),
  selectedScopes: fixedWays(
    way('select[id$=":duelingListBox:backingList_s"]', 'browserforce', 'unnamed-driver'),
  ),
  requireSecret: fixedWays(...labeledWays('requireSecret', checkbox)),
  ...clientCredentialsWays,
  saveApp: fixedWays(
    way('input[type="submit"][id$="bottom:save"]', 'testleaf'),
    way('input[type="submit"][id$=":save"]', 'testleaf', {
      inferred: 'The id of the upper Save, by that of the lower one.',
    }),
  ),
  // Cancel is a submit button as well.
  continue: fixedWays(
    way('form[id*="setupForm"] input[type="submit"]:not([id$=":cancel"], [class*="cancel" i])', 'taiko', {
      inferred: 'The id of Continue; that no button but Continue and Cancel sends the form.',
    }),
  ),
  consumerKey: fixedWays(way('[id$=":consumerKeySection:consumerKey"]', 'aodba', 'unnamed-driver')),
  revealSecret: fixedWays(
    way('[id*=":consumerSecretSection"] a[onclick*="style.display"]', 'aodba', 'unnamed-driver'),
    way('a[onclick*="ctrDiv"]', 'aodba', 'unnamed-driver'),
  ),
  manageConsumer: fixedWays(way('[id$=":manageConsumer"]', 'hardis')),
  consumerSecret: fixedWays(way('[id$=":consumerSecretSection:consumerSecret"]', 'hardis')),
} as const satisfies Readonly<Partial<Record<ControlId, WayFactory>>>
