/**
 * Lists the distinct titles of all tests, and compares them with those of an earlier commit.
 *
 *   node tools/titles.mjs                  prints them
 *   node tools/titles.mjs --since COMMIT   lists removed and added titles; fails unless each removed
 *                                          one is in test/repository/moved-titles.json, with the
 *                                          title that now holds its statement
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './ensure.mjs'

const run = (command, args, cwd) => {
  // Without a seed, so that every point of every sweep is listed.
  const { TEST_SEED: _, ...env } = process.env
  const result = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 1e9 })
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${result.stdout}${result.stderr}`)
  return result.stdout
}

/** Lists the titles of all tests in this folder. */
const titlesIn = (folder) => {
  // Some tests are generated from the build's files.
  run(process.execPath, ['-e', "import('./tools/build.mjs').then(({ build }) => build())"], folder)
  const listed = mkdtempSync(join(tmpdir(), 'titles-'))
  const names = ['unit', 'e2e', 'e2e-firefox'].flatMap((project) => {
    const file = join(listed, `${project}.json`)
    run(
      process.execPath,
      [join('node_modules', 'vitest', 'vitest.mjs'), 'list', '--project', project, `--json=${file}`],
      folder,
    )
    return JSON.parse(readFileSync(file, 'utf8')).map(({ name }) => name)
  })
  rmSync(listed, { recursive: true })
  return new Set(names)
}

/** Lists the titles at a commit, in a temporary work tree with the installed packages. */
const titlesAt = (commit) => {
  const tree = join(mkdtempSync(join(tmpdir(), 'titles-')), 'project')
  run('git', ['worktree', 'add', '--detach', tree, commit], root)
  try {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    // Tests on saved pages look for them next to the project.
    symlinkSync(join(root, '..', 'shared'), join(tree, '..', 'shared'))
    return titlesIn(tree)
  } finally {
    run('git', ['worktree', 'remove', '--force', tree], root)
    rmSync(join(tree, '..'), { recursive: true, force: true })
  }
}

const [option, commit] = process.argv.slice(2)
const now = titlesIn(root)
if (option === undefined) console.log([...now].sort().join('\n'))
else if (option !== '--since' || !commit) {
  console.error('Use: node tools/titles.mjs [--since COMMIT]')
  process.exitCode = 2
} else {
  const before = titlesAt(commit)
  const moved = JSON.parse(readFileSync(join(root, 'test', 'repository', 'moved-titles.json'), 'utf8'))
  const gone = [...before].filter((title) => !now.has(title)).sort()
  const come = [...now].filter((title) => !before.has(title)).sort()
  const lost = gone.filter((title) => !now.has(moved[title]))
  for (const title of gone)
    console.log(`gone  ${title}\n      ${moved[title] ?? 'its statement is held by none'}`)
  for (const title of come) console.log(`come  ${title}`)
  console.log(`${before.size} titles then, ${now.size} now; ${gone.length} went, ${come.length} came`)
  if (lost.length > 0) {
    console.log(`${lost.length} that went are held by none`)
    process.exitCode = 1
  }
}
