/** Serves one extension's updates on this machine, as a store does. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PackedExtension } from './packed-extension.ts'

export interface UpdateServer {
  /** The address for the extension's manifest and for a policy. */
  readonly url: string
  /** Offers this version from now on, and no other. */
  offer(extension: PackedExtension): void
  close(): Promise<void>
}

/** Starts a server that offers the extension of this id. */
export const startUpdateServer = async (id: string): Promise<UpdateServer> => {
  let offered: PackedExtension | null = null
  const server = createServer(({ url }, response) => {
    if (!offered) {
      response.writeHead(404).end()
    } else if (url?.startsWith('/update.xml')) {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(
        `<?xml version='1.0'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${id}'>
    <updatecheck codebase='${origin()}/extension.crx' version='${offered.version}'/>
  </app>
</gupdate>`,
      )
    } else {
      response.writeHead(200, { 'content-type': 'application/x-chrome-extension' }).end(offered.crx)
    }
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `${origin()}/update.xml`,
    offer(extension) {
      offered = extension
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
