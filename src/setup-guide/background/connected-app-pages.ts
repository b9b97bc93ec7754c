/** Recognizes a connected app's pages by the URL that the browser reports for a sender. */

import { isSetupHost } from '../../salesforce/urls/my-domain.ts'

const CONNECTED_APP_FOLDER = '/app/mgmt/forceconnectedapps/'
const EDIT_PAGE_PATH = `${CONNECTED_APP_FOLDER}forceAppEdit.apexp`

/** Returns whether consumer key and secret may come from this URL: an app's page, not its form. */
export const isConsumerCredentialsPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname.startsWith(CONNECTED_APP_FOLDER) && url.pathname !== EDIT_PAGE_PATH

/** Returns whether this URL is the form of a connected app in Setup. */
export const isConnectedAppEditPage = (url: URL): boolean =>
  isSetupHost(url) && url.pathname === EDIT_PAGE_PATH
