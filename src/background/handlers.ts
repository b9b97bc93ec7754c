/** The handlers of all messages, collected from the rooms. A missing handler is a type error. */

import { activationHandlers } from '../activation/background/handlers.ts'
import { diagnosticsHandlers } from '../diagnostics/background/handlers.ts'
import { handOverHandlers } from '../hand-over/background/handlers.ts'
import type { ContentHandlers, PageHandlers } from '../org-access/background/handler.ts'
import { orgAccessHandlers } from '../org-access/background/handlers.ts'
import { orgCheckHandlers } from '../org-check/background/handlers.ts'
import { skeletonContentHandlers, skeletonPageHandlers } from '../page-skeleton/background/handlers.ts'
import {
  credentialContentHandlers,
  credentialPageHandlers,
} from '../setup-guide/background/credential-handlers.ts'
import { guideContentHandlers, guidePageHandlers } from '../setup-guide/background/handlers.ts'
import {
  fieldCreationContentHandlers,
  fieldCreationPageHandlers,
} from '../setup-guide/field-creation/background/handlers.ts'
import { spaceiqFormHandlers } from '../spaceiq-form/background/handlers.ts'
import { orgHandlers } from './org-handlers.ts'

export const contentHandlers: ContentHandlers = {
  ...guideContentHandlers,
  ...credentialContentHandlers,
  ...fieldCreationContentHandlers,
  ...skeletonContentHandlers,
}

export const pageHandlers: PageHandlers = {
  ...orgHandlers,
  ...orgAccessHandlers,
  ...guidePageHandlers,
  ...credentialPageHandlers,
  ...fieldCreationPageHandlers,
  ...orgCheckHandlers,
  ...activationHandlers,
  ...spaceiqFormHandlers,
  ...skeletonPageHandlers,
  ...handOverHandlers,
  ...diagnosticsHandlers,
}
