import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const inFolders = (folders, file) => folders.filter(Boolean).map((folder) => join(folder, file))

/** Lists the folders of applications on macOS. */
const applications = () => ['/Applications', join(process.env.HOME ?? '', 'Applications')]
const programs = () => [process.env.LOCALAPPDATA, process.env.ProgramFiles, process.env['ProgramFiles(x86)']]

/** Names of the browsers, where installers put them if not on PATH, and packages to install. */
const browsers = {
  chromium: {
    variable: 'CHROME_PATH',
    title: 'Chromium browser',
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
      'brave-browser',
    ],
    darwin: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Brave Browser.app/Contents/MacOS/Brave Browser',
    ],
    win32: [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
    linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
    packages: {
      darwin: 'brew install --cask chromium',
      win32: 'winget install --id Google.Chrome',
      debian: 'chromium',
      fedora: 'chromium',
      arch: 'chromium',
      snap: 'chromium',
    },
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    title: 'Firefox',
    names: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    darwin: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
    linux: [
      '/usr/lib/firefox/firefox',
      '/usr/lib/firefox-esr/firefox-esr',
      '/opt/firefox/firefox',
      '/snap/bin/firefox',
    ],
    packages: {
      darwin: 'brew install --cask firefox',
      win32: 'winget install --id Mozilla.Firefox',
      debian: 'firefox-esr',
      fedora: 'firefox',
      arch: 'firefox',
      snap: 'firefox',
    },
  },
}

const usualPlaces = ({ darwin, win32, linux }) => {
  if (process.platform === 'darwin') return darwin.flatMap((file) => inFolders(applications(), file))
  if (process.platform === 'win32') return win32.flatMap((file) => inFolders(programs(), file))
  return linux
}

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const find = (wanted) => {
  const chosen = process.env[wanted.variable]
  if (chosen) {
    if (executable(chosen)) return chosen
    console.error(`${wanted.variable} is set to ${chosen}, where there is no program; looking elsewhere.`)
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = wanted.names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)))
  return [...onPath, ...usualPlaces(wanted)].find(executable) ?? null
}

/** Finds a Chromium browser's path, or null. CHROME_PATH takes precedence. */
export const findBrowser = () => find(browsers.chromium)

/** Finds Firefox's path, or null. FIREFOX_PATH takes precedence. */
export const findFirefox = () => find(browsers.firefox)

const installCommand = ({ packages }) => {
  if (process.platform === 'darwin') return packages.darwin
  if (process.platform === 'win32') return packages.win32
  if (existsSync('/etc/debian_version'))
    return `sudo apt-get update && sudo apt-get install -y ${packages.debian}`
  if (existsSync('/etc/fedora-release')) return `sudo dnf install -y ${packages.fedora}`
  if (existsSync('/etc/arch-release')) return `sudo pacman -S ${packages.arch}`
  return `snap install ${packages.snap}`
}

const aptGet = (...args) =>
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/**
 * Finds a browser, or installs one on Debian as root. Otherwise prints the command and returns
 * null.
 */
const provide = (wanted) => {
  const found = find(wanted)
  if (found) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const { debian } = wanted.packages
    console.log(`No ${wanted.title} found: installing ${debian} with apt-get ...`)
    if (aptGet('update') && aptGet('install', '-y', '--no-install-recommends', debian)) {
      const installed = find(wanted)
      if (installed) {
        console.log(`Installed ${installed}`)
        return installed
      }
    }
    console.error(`apt-get could not install ${debian}: see above.`)
  }
  console.error(
    `No ${wanted.title} found. Install one with\n  ${installCommand(wanted)}\nor set ${wanted.variable} to one.`,
  )
  return null
}

/**
 * Finds a Chromium browser, or installs one on Debian as root. Otherwise prints the command and
 * exits.
 */
export const ensureBrowser = () => provide(browsers.chromium) ?? process.exit(1)

/** Returns the lowest Firefox version that the extension runs in. */
const lowestFirefox = () => {
  const manifest = JSON.parse(readFileSync(new URL('../manifest.json', import.meta.url), 'utf8'))
  return Number.parseInt(manifest.browser_specific_settings.gecko.strict_min_version, 10)
}

/**
 * Finds or installs a Firefox that can run the extension. Otherwise prints why not and returns
 * null.
 */
export const ensureFirefox = () => {
  const found = provide(browsers.firefox)
  if (!found) return null
  const told = spawnSync(found, ['--version'], { encoding: 'utf8' }).stdout ?? ''
  const version = Number(/Firefox (\d+)/.exec(told)?.[1])
  if (version >= lowestFirefox()) return found
  console.error(
    `${found} is Firefox ${version || 'of an unknown version'}; the extension needs ${lowestFirefox()} or newer. Set FIREFOX_PATH to one.`,
  )
  return null
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(ensureBrowser())
