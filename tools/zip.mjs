import { zipSync } from 'fflate'

/** The first moment that a zip can tell, in local time as the format has it: the archive does not depend on when it was made. */
const mtime = new Date(1980, 0, 1)

/**
 * Packs files, in the order given, into a zip. The compression is fflate's own and not the platform's, so that the same
 * files give the same bytes under every version of Node.
 */
export const zip = (files) =>
  zipSync(Object.fromEntries(files.map(({ path, data }) => [path, data])), { level: 9, mtime })
