/** Returns the path of the page that shows a skeleton; the org, if given, is described at once. */
export const getSkeletonPagePath = (org = ''): `/src/page-skeleton/index.html${string}` =>
  `/src/page-skeleton/index.html${org && `#${org}`}`
