/** The pages of a connected app, by the URL that the browser reports for a sender. */

import { isSetupHost } from '../../salesforce/urls/my-domain.ts'

const folder = '/app/mgmt/forceconnectedapps/'
const editPage = `${folder}forceAppEdit.apexp`

/** Returns whether a consumer key or secret may be taken from this URL: a connected app's page in Setup, but not its form. */
export const isConsumerCredentialsPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname.startsWith(folder) && url.pathname !== editPage

/** Returns whether this URL is the form of a connected app in Setup. */
export const isConnectedAppEditPage = (url: URL): boolean => isSetupHost(url) && url.pathname === editPage
