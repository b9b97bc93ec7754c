import type { Route } from '../../types.ts'
import { profileCloneRoutes } from './clone.ts'
import { profileDetailRoutes } from './detail.ts'
import { profileEditRoutes } from './edit.ts'
import { profileListRoutes } from './list.ts'

export const profileRoutes: Route[] = [
  ...profileListRoutes,
  ...profileCloneRoutes,
  ...profileEditRoutes,
  ...profileDetailRoutes,
]
