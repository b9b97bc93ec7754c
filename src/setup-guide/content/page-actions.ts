/**
 * Entry of the page-actions script, which fills, clicks and picks controls. The background injects
 * it when the admin first asks for an action, and where a control is missing or ambiguous, so that
 * *Pick it on the page* works at once. All other pages load without it.
 */

import { runFieldCreationStep } from '../field-creation/content/field-creation.ts'
import { fillCurrentPage, pickControl, sendRecordChoice } from './card-actions.ts'
import { isolatedWorld } from './page-actions-loader.ts'

isolatedWorld.actions = {
  runFieldCreationStep,
  choose: sendRecordChoice,
  fill: fillCurrentPage,
  point: pickControl,
}
