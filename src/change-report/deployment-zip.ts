/** Zips the package for deployment. Loaded at the click that saves it, as it brings the library. */

import { strToU8, zipSync } from 'fflate'
import { createDeploymentPackage } from './deployment-package.ts'

/** The earliest time in a zip, in local time as the format has it, so that the bytes are the same. */
const mtime = new Date(1980, 0, 1)

/** Creates the zip; the same bytes each time. */
export const createDeploymentZip = (): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(createDeploymentPackage().map(({ path, text }) => [path, strToU8(text)])), {
    level: 9,
    mtime,
  })
