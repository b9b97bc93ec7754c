/** The objects of the data API and of the Tooling API. */

import { connectedApplication } from './entities/apps.ts'
import {
  permissionSetAssignment,
  permissionSetLicense,
  permissionSetLicenseAssign,
} from './entities/assignment.ts'
import { caseEntity } from './entities/case.ts'
import { customField } from './entities/custom-field.ts'
import { entityLimit } from './entities/entity-limit.ts'
import { externalClientApplication, externalClientAppPolicy } from './entities/external-client-apps.ts'
import { fieldPermissions } from './entities/field-permissions.ts'
import { layoutEntity } from './entities/layout.ts'
import { loginHistory } from './entities/login-history.ts'
import { objectPermissions } from './entities/object-permissions.ts'
import { organizationEntity, userLicense } from './entities/organization.ts'
import { permissionSet } from './entities/permission-set.ts'
import { profileEntity } from './entities/profile.ts'
import { releaseUpdate } from './entities/release-update.ts'
import { userEntity } from './entities/user.ts'
import { userLogin } from './entities/user-login.ts'
import { userPermissionAccess } from './entities/user-permission-access.ts'
import { entityDefinition, validationRule } from './entities/validation-rule.ts'
import { createSchema } from './schema.ts'

export const dataSchema = createSchema([
  organizationEntity,
  userLicense,
  profileEntity,
  userEntity,
  userLogin,
  userPermissionAccess,
  permissionSet,
  permissionSetAssignment,
  permissionSetLicense,
  permissionSetLicenseAssign,
  fieldPermissions,
  objectPermissions,
  connectedApplication,
  externalClientApplication,
  externalClientAppPolicy,
  loginHistory,
])

/** What can be queried: cases too, which have a describe of their own. */
export const querySchema = createSchema([...dataSchema.values(), caseEntity])

/** In the Tooling API profiles are read-only. */
const { create: _create, update: _update, remove: _remove, ...shownProfile } = profileEntity

export const toolingSchema = createSchema([
  customField,
  entityDefinition,
  entityLimit,
  layoutEntity,
  releaseUpdate,
  connectedApplication,
  shownProfile,
  userLicense,
  validationRule,
])
