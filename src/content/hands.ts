/**
 * Entry of the page-actions script, which fills, clicks and picks controls. The background injects
 * it when the admin first asks for an action, and where a control is missing or ambiguous, so that
 * *Point at it* works at once. All other pages load without it.
 */

import { choose, fill, point } from './acting.ts'
import { carryOut } from './auto.ts'
import { world } from './handed.ts'

world.hands = { carryOut, choose, fill, point }
