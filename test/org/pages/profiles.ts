import type { Route } from '../contract.ts'
import { cloneRoutes } from './profile-clone.ts'
import { detailRoutes } from './profile-detail.ts'
import { editRoutes } from './profile-edit.ts'
import { listRoutes } from './profile-list.ts'

export const routes: Route[] = [...listRoutes, ...cloneRoutes, ...editRoutes, ...detailRoutes]
