/**
 * What types, ticks, presses and takes a click from the page. It is a script of its own: the background brings it into a
 * page when the admin asks for one of these for the first time, so that the pages they only look at carry none of it.
 */

import { fillPage } from '../salesforce/fill.ts'
import { carryOut } from './auto.ts'
import { world } from './handed.ts'
import { pointAt } from './point.ts'

world.hands = { carryOut, fillPage, pointAt }
