import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  hasHostPermission,
  type PermissionResult,
  requestHostPermission,
  revokeHostPermission,
} from '../platform/host-permission.ts'
import {
  readSettingsOrDefaults,
  readUserSettings,
  type Settings,
  saveSettings,
} from '../platform/settings.ts'
import { CopyDetails } from '../ui/copy-details.tsx'
import { type BrowserFailure, BrowserFailureNote, toBrowserFailure } from '../ui/failure.tsx'
import { t } from '../ui/i18n.ts'
import { AllowedHosts } from './allowed-hosts.tsx'
import { ConfirmHost } from './confirm-host.tsx'
import { type EndpointValidation, validateEndpoint } from './validate-endpoint.ts'

type ForeignEndpoint = Extract<EndpointValidation, { kind: 'foreign' }>

interface FailedSave {
  readonly failure: BrowserFailure
  readonly retry: () => Promise<void>
}

/** Gives back the host of the endpoint before, unless it is one that was confirmed by name. */
const revokeFormerHost = async (former: string, host: string): Promise<void> => {
  const validation = validateEndpoint(former, [])
  if (validation.kind === 'allowed' && validation.host !== host) await revokeHostPermission(validation.host)
}

/** Form for the activation endpoint. A host outside spaceiq.com needs a second confirmation. */
export const EndpointForm = ({ setStatus }: { setStatus: (text: string) => void }) => {
  const [settings, setSettings] = useState<Settings | null>(null)
  const [ownHosts, setOwnHosts] = useState<readonly string[]>([])
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  /** Refusal of the host permission, for *Copy details*; `problem` has the text. */
  const [refused, setRefused] = useState<Exclude<PermissionResult, 'granted'> | null>(null)
  const [failed, setFailed] = useState<FailedSave | null>(null)
  const [foreign, setForeign] = useState<ForeignEndpoint | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const load = useCallback(async (): Promise<void> => {
    setFailed(null)
    try {
      const [loaded, { allowedHosts }] = await Promise.all([readSettingsOrDefaults(), readUserSettings()])
      setSettings(loaded)
      setOwnHosts(allowedHosts)
      setTyped(loaded.activationEndpoint)
    } catch (error) {
      setFailed({ failure: toBrowserFailure('read-settings', error), retry: load })
    }
  }, [])

  useEffect(() => {
    void load()
  }, [load])

  const showProblem = (text: string | null) => {
    setProblem(text)
    setRefused(null)
    setFailed(null)
  }

  const save = async (change: Parameters<typeof saveSettings>[0], status: string): Promise<void> => {
    showProblem(null)
    try {
      setSettings(await saveSettings(change))
      setOwnHosts((await readUserSettings()).allowedHosts)
      setForeign(null)
      setStatus(status)
    } catch (error) {
      setFailed({ failure: toBrowserFailure('save-endpoint', error), retry: () => save(change, status) })
    }
  }

  /** Returns the focus after the focused button has disappeared. */
  const focusField = () => field.current?.focus()

  const failureNote = failed && (
    <BrowserFailureNote failure={failed.failure} onRetry={() => void failed.retry().then(focusField)} />
  )
  if (!settings) return failureNote

  /** Returns whether the host lacks its permission: allowed by policy only, or revoked since. */
  const lacksPermission = async ({ host }: { readonly host: string }) =>
    validateEndpoint(typed, []).kind === 'foreign' && !(await hasHostPermission(host))

  const submit = async () => {
    const validation = validateEndpoint(typed, settings.allowedHosts)
    // Before any `await`; a host that the admin has to confirm first is asked for at that click.
    const request =
      validation.kind === 'allowed' && validateEndpoint(typed, []).kind === 'allowed'
        ? requestHostPermission(validation.host)
        : ('granted' as const)
    const result: EndpointValidation =
      validation.kind === 'allowed' && (await lacksPermission(validation))
        ? { ...validation, kind: 'foreign' }
        : validation
    setForeign(result.kind === 'foreign' ? result : null)
    showProblem(result.kind === 'bad' ? t(result.problem) : null)
    if (result.kind !== 'allowed') return
    if ((await request) !== 'granted') {
      showProblem(t('options_endpoint_denied', result.host))
      setRefused('denied')
      return
    }
    setTyped(result.url)
    await save({ activationEndpoint: result.url }, t('options_endpoint_saved', result.host))
    await revokeFormerHost(settings.activationEndpoint, result.host)
  }

  const allow = async ({ url, host }: ForeignEndpoint) => {
    const result = await requestHostPermission(host)
    if (result !== 'granted') {
      showProblem(t(result === 'denied' ? 'options_endpoint_denied' : 'options_endpoint_unavailable', host))
      setRefused(result)
      setForeign(null)
      focusField()
      return
    }
    setTyped(url)
    await save(
      ({ allowedHosts }) => ({
        activationEndpoint: url,
        allowedHosts: [...new Set([...allowedHosts, host])],
      }),
      t('options_endpoint_saved', host),
    )
    focusField()
  }

  return (
    <section aria-labelledby="endpoint-title">
      <h2 id="endpoint-title">{t('options_endpoint_title')}</h2>
      <p>{t('options_endpoint_text')}</p>
      <div class="field">
        <label for="endpoint">{t('options_endpoint_label')}</label>
        <input
          ref={field}
          id="endpoint"
          name="endpoint"
          type="url"
          dir="ltr"
          value={typed}
          spellcheck={false}
          aria-invalid={problem !== null}
          aria-describedby="endpoint-problem"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setForeign(null)
            showProblem(null)
          }}
          onKeyDown={(event) => event.key === 'Enter' && void submit()}
        />
        <p id="endpoint-problem" class="error" role="alert">
          {problem}
        </p>
      </div>
      {refused && <CopyDetails event={`allow-host: ${refused}`} />}
      {failureNote}
      {foreign && (
        <ConfirmHost
          host={foreign.host}
          onAllow={() => void allow(foreign)}
          onCancel={() => {
            setForeign(null)
            focusField()
          }}
        />
      )}
      {!foreign && (
        <button type="button" class="primary" data-action="save-endpoint" onClick={() => void submit()}>
          {t('options_endpoint_save')}
        </button>
      )}
      <AllowedHosts
        hosts={ownHosts}
        onRemoved={(host, status) =>
          void save(
            ({ allowedHosts }) => ({ allowedHosts: allowedHosts.filter((one) => one !== host) }),
            status,
          ).then(focusField)
        }
      />
    </section>
  )
}
