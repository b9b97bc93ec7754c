/**
 * Entry of the page-actions script: what a click on the card does, and the creation of fields. The
 * background injects it at the first click, and where a control is missing or ambiguous, so that
 * *Pick it on the page* works at once. All other pages load without it.
 */

import { runFieldCreationStep } from '../field-creation/content/field-creation.ts'
import { isolatedWorld } from './page-actions-loader.ts'
import { pressButton } from './press.ts'

isolatedWorld.actions = { runFieldCreationStep, pressButton }
