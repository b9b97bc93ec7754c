/**
 * What types, ticks, presses and takes a click from the page. It is a script of its own: the background brings it into a
 * page when the admin asks for one of these for the first time, so that the pages they only look at carry none of it.
 */

import { fill, point, useApp } from './acting.ts'
import { carryOut } from './auto.ts'
import { world } from './handed.ts'

world.hands = { carryOut, fill, point, useApp }
