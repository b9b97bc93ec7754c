/** Which objects the data API has, and which the Tooling API. */

import { connectedApplication, externalClientApplication } from './entities/apps.ts'
import {
  permissionSetAssignment,
  permissionSetLicense,
  permissionSetLicenseAssign,
} from './entities/assignment.ts'
import { customField } from './entities/custom-field.ts'
import { entityLimit } from './entities/entity-limit.ts'
import { fieldPermissions } from './entities/field-permissions.ts'
import { layout } from './entities/layout.ts'
import { loginHistory } from './entities/login-history.ts'
import { objectPermissions } from './entities/object-permissions.ts'
import { organization, userLicense } from './entities/organization.ts'
import { permissionSet } from './entities/permission-set.ts'
import { profile } from './entities/profile.ts'
import { releaseUpdate } from './entities/release-update.ts'
import { user } from './entities/user.ts'
import { userLogin } from './entities/user-login.ts'
import { userPermissionAccess } from './entities/user-permission-access.ts'
import { entityDefinition, validationRule } from './entities/validation-rule.ts'
import { schemaOf } from './schema.ts'

export const dataSchema = schemaOf([
  organization,
  userLicense,
  profile,
  user,
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
  loginHistory,
])

/** The Tooling API only shows profiles: it makes and changes none. */
const { create: _create, update: _update, ...shownProfile } = profile

export const toolingSchema = schemaOf([
  customField,
  entityDefinition,
  entityLimit,
  layout,
  releaseUpdate,
  connectedApplication,
  shownProfile,
  userLicense,
  validationRule,
])
