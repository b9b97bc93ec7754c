import { zipSync } from 'fflate'

/**
 * The earliest time in a zip, in local time as the format has it, so that archives are
 * reproducible.
 */
const mtime = new Date(1980, 0, 1)

/**
 * Packs files into a zip, in this order. fflate compresses in JavaScript, so the same files give
 * the same bytes in every version of Node.
 */
export const zip = (files) =>
  zipSync(Object.fromEntries(files.map(({ path, data }) => [path, data])), { level: 9, mtime })
