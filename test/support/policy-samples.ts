/** Reads the samples of docs/policies, each in its own format, into what they set. */

import { readFileSync } from 'node:fs'

type Settings = Readonly<Record<string, unknown>>

/** What a sample sets: how the browser installs the extension, and the extension's own settings. */
export interface PolicySample {
  readonly install: Settings
  readonly settings: Settings
}

const read = (name: string) => readFileSync(`docs/policies/${name}`, 'utf8')

/** Reads a JSON sample for Chromium browsers. */
export const readJsonSample = (name: string): PolicySample => {
  const sample = JSON.parse(read(name))
  return {
    install: sample.ExtensionSettings.EXTENSION_ID,
    settings: sample['3rdparty'].extensions.EXTENSION_ID,
  }
}

/** Reads Firefox's sample, which names the extension by this id. */
export const readFirefoxSample = (name: string, id: string): PolicySample => {
  const { policies } = JSON.parse(read(name))
  return { install: policies.ExtensionSettings[id], settings: policies['3rdparty'].Extensions[id] }
}

/** Parses a value of a registry file: a text in quotes or a number. */
const parseRegistryValue = (value: string): unknown =>
  value.startsWith('dword:') ? Number.parseInt(value.slice(6), 16) : JSON.parse(value)

/** Parses a registry file into the values of each key. */
const parseRegistryFile = (text: string): ReadonlyMap<string, Settings> =>
  new Map(
    Array.from(text.matchAll(/^\[([^\]]*)\]\n((?:(?!\[).*\n)*)/gm), ([, key = '', lines = '']) => [
      key,
      Object.fromEntries(
        Array.from(lines.matchAll(/^"(.*?)"=(.+)$/gm), ([, name = '', value = '']) => [
          name,
          parseRegistryValue(value),
        ]),
      ),
    ]),
  )

/** Reads a sample for the registry of Windows, below this key. Numbers that stand for true are true. */
export const readRegistrySample = (name: string, root: string): PolicySample => {
  const keys = parseRegistryFile(read(name))
  const own = `${root}\\3rdparty\\extensions\\EXTENSION_ID\\policy`
  const known = [root, own]
  const lists = [...keys].flatMap(([key, values]) => {
    if (known.includes(key)) return []
    if (!key.startsWith(`${own}\\`)) throw new Error(`A key of somebody else: ${key}`)
    return [[key.slice(own.length + 1), Object.values(values)]]
  })
  const single = Object.entries(keys.get(own) ?? {}).map(([key, value]) => [key, value === 1 ? true : value])
  return {
    install: JSON.parse(String(keys.get(root)?.ExtensionSettings)).EXTENSION_ID,
    settings: Object.fromEntries([...single, ...lists]),
  }
}

interface Parsed {
  readonly value: unknown
  /** What follows the value. */
  readonly rest: string
}

/** Parses the first value of a property list's text. */
const parsePlistValue = (text: string): Parsed => {
  const [opening = '', tag = ''] = /^\s*<(\w+)\s*\/?>/.exec(text) ?? []
  let rest = text.slice(opening.length)
  if (tag === 'true' || tag === 'false') return { value: tag === 'true', rest }
  if (tag === 'string' || tag === 'integer' || tag === 'key') {
    const [all = '', content = ''] = /^([^<]*)<\/\w+>/.exec(rest) ?? []
    return { value: tag === 'integer' ? Number(content) : content, rest: rest.slice(all.length) }
  }
  if (tag !== 'array' && tag !== 'dict') throw new Error(`Not a value: ${text.slice(0, 80)}`)
  const items: unknown[] = []
  while (!/^\s*<\//.test(rest)) {
    const next = parsePlistValue(rest)
    items.push(next.value)
    rest = next.rest
  }
  const pairs = items.flatMap((key, index) => (index % 2 === 0 ? [[key, items[index + 1]]] : []))
  return {
    value: tag === 'array' ? items : Object.fromEntries(pairs),
    rest: rest.replace(/^\s*<\/\w+>/, ''),
  }
}

interface Payload {
  readonly PayloadType: string
  readonly PayloadIdentifier: string
  readonly PayloadUUID: string
}

export interface Profile extends Payload {
  readonly PayloadContent: readonly (Payload & Settings)[]
}

/** Reads a configuration profile of macOS. */
export const readProfile = (name: string): Profile =>
  parsePlistValue(read(name).replace(/^[\s\S]*?<plist[^>]*>/, '')).value as Profile

/** Leaves out what describes a payload, and keeps what it sets. */
const settingsOf = (payload: Settings | undefined): Settings =>
  Object.fromEntries(Object.entries(payload ?? {}).filter(([key]) => !key.startsWith('Payload')))

/** Reads the sample of a profile with a payload for the browser and one for the extension. */
export const readProfileSample = (name: string, domain: string): PolicySample => {
  const payloads = readProfile(name).PayloadContent
  const find = (type: string) => settingsOf(payloads.find(({ PayloadType }) => PayloadType === type))
  const { ExtensionSettings } = find(domain) as { ExtensionSettings: Record<string, Settings> }
  return {
    install: ExtensionSettings.EXTENSION_ID ?? {},
    settings: find(`${domain}.extensions.EXTENSION_ID`),
  }
}
