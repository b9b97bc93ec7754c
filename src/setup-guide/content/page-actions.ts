/**
 * Entry of the page-actions script, which fills, clicks and picks controls. The background injects
 * it when the admin first asks for an action, and where a control is missing or ambiguous, so that
 * *Point at it* works at once. All other pages load without it.
 */

import { carryOut } from '../field-creation/content/field-creation.ts'
import { choose, fill, point } from './card-actions.ts'
import { world } from './page-actions-loader.ts'

world.hands = { carryOut, choose, fill, point }
