import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]

const inFolders = (folders, file) => folders.filter(Boolean).map((folder) => join(folder, file))

/** Where the installers of each system put the browsers that are seldom on PATH. */
const usualPlaces = () => {
  if (process.platform === 'darwin') {
    const apps = ['/Applications', join(process.env.HOME ?? '', 'Applications')]
    return [
      ...inFolders(apps, 'Chromium.app/Contents/MacOS/Chromium'),
      ...inFolders(apps, 'Google Chrome.app/Contents/MacOS/Google Chrome'),
      ...inFolders(apps, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'),
      ...inFolders(apps, 'Brave Browser.app/Contents/MacOS/Brave Browser'),
    ]
  }
  if (process.platform === 'win32') {
    const { LOCALAPPDATA, ProgramFiles, 'ProgramFiles(x86)': programFiles32 } = process.env
    const programs = [LOCALAPPDATA, ProgramFiles, programFiles32]
    return [
      ...inFolders(programs, 'Chromium\\Application\\chrome.exe'),
      ...inFolders(programs, 'Google\\Chrome\\Application\\chrome.exe'),
      ...inFolders(programs, 'Microsoft\\Edge\\Application\\msedge.exe'),
    ]
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium']
}

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a Chromium browser, or null. CHROME_PATH comes before everything else. */
export const findBrowser = () => {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (executable(chosen)) return chosen
    console.error(`CHROME_PATH is set to ${chosen}, where there is no program; looking elsewhere.`)
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
  return [...onPath, ...usualPlaces()].find(executable) ?? null
}

const installCommand = () => {
  if (process.platform === 'darwin') return 'brew install --cask chromium'
  if (process.platform === 'win32') return 'winget install --id Google.Chrome'
  if (existsSync('/etc/debian_version')) return 'sudo apt-get update && sudo apt-get install -y chromium'
  if (existsSync('/etc/fedora-release')) return 'sudo dnf install -y chromium'
  if (existsSync('/etc/arch-release')) return 'sudo pacman -S chromium'
  return 'snap install chromium'
}

const aptGet = (...args) =>
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Finds a browser; on Debian as root installs one, elsewhere says which command does and ends the process. */
export const ensureBrowser = () => {
  const found = findBrowser()
  if (found) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No Chromium browser found: installing chromium with apt-get ...')
    if (aptGet('update') && aptGet('install', '-y', '--no-install-recommends', 'chromium')) {
      const installed = findBrowser()
      if (installed) {
        console.log(`Installed ${installed}`)
        return installed
      }
    }
    console.error('apt-get could not install chromium: see above.')
  }
  console.error(
    `No Chromium browser found. Install one with\n  ${installCommand()}\nor set CHROME_PATH to one.`,
  )
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(ensureBrowser())
