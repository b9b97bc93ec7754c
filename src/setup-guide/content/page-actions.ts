/**
 * What types, ticks, presses and takes a click from the page. It is a script of its own: the background brings it into a
 * page when the admin asks for one of these for the first time, and where the guide has lost a control or found several,
 * so that *Point at it* works at once. Pages on which all is found and nothing is asked for carry none of it.
 */

import { carryOut } from '../field-creation/content/field-creation.ts'
import { choose, fill, point } from './card-actions.ts'
import { world } from './page-actions-loader.ts'

world.hands = { carryOut, choose, fill, point }
