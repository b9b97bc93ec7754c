import type { Route } from '../../types.ts'
import { cloneRoutes } from './clone.ts'
import { detailRoutes } from './detail.ts'
import { editRoutes } from './edit.ts'
import { listRoutes } from './list.ts'

export const routes: Route[] = [...listRoutes, ...cloneRoutes, ...editRoutes, ...detailRoutes]
