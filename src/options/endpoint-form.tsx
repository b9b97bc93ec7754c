import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import {
  hasHostPermission,
  type PermissionResult,
  requestHostPermission,
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
  readonly again: () => Promise<void>
}

/** Form for the activation endpoint. A host outside spaceiq.com needs a second confirmation. */
export const EndpointForm = ({ say }: { say: (text: string) => void }) => {
  const [settings, setSettings] = useState<Settings | null>(null)
  const [own, setOwn] = useState<readonly string[]>([])
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
      setOwn(allowedHosts)
      setTyped(loaded.activationEndpoint)
    } catch (error) {
      setFailed({ failure: toBrowserFailure('read-settings', error), again: load })
    }
  }, [])

  useEffect(() => {
    void load()
  }, [load])

  const complain = (text: string | null) => {
    setProblem(text)
    setRefused(null)
    setFailed(null)
  }

  const save = async (change: Parameters<typeof saveSettings>[0], said: string): Promise<void> => {
    complain(null)
    try {
      setSettings(await saveSettings(change))
      setOwn((await readUserSettings()).allowedHosts)
      setForeign(null)
      say(said)
    } catch (error) {
      setFailed({ failure: toBrowserFailure('save-endpoint', error), again: () => save(change, said) })
    }
  }

  /** Returns the focus after the focused button has disappeared. */
  const backToField = () => field.current?.focus()

  const note = failed && (
    <BrowserFailureNote failure={failed.failure} onAgain={() => void failed.again().then(backToField)} />
  )
  if (!settings) return note

  /** Returns whether the host lacks its permission: allowed by policy only, or revoked since. */
  const isOutOfReach = async ({ host }: { readonly host: string }) =>
    validateEndpoint(typed, []).kind === 'foreign' && !(await hasHostPermission(host))

  const submit = async () => {
    const judged = validateEndpoint(typed, settings.allowedHosts)
    const verdict: EndpointValidation =
      judged.kind === 'allowed' && (await isOutOfReach(judged)) ? { ...judged, kind: 'foreign' } : judged
    setForeign(verdict.kind === 'foreign' ? verdict : null)
    complain(verdict.kind === 'bad' ? t(verdict.problem) : null)
    if (verdict.kind !== 'allowed') return
    setTyped(verdict.url)
    void save({ activationEndpoint: verdict.url }, t('options_endpoint_saved', verdict.host))
  }

  const allow = async ({ url, host }: ForeignEndpoint) => {
    const answer = await requestHostPermission(host)
    if (answer !== 'granted') {
      complain(t(answer === 'denied' ? 'options_endpoint_denied' : 'options_endpoint_unavailable', host))
      setRefused(answer)
      setForeign(null)
      backToField()
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
    backToField()
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
            complain(null)
          }}
          onKeyDown={(event) => event.key === 'Enter' && void submit()}
        />
        <p id="endpoint-problem" class="error" role="alert">
          {problem}
        </p>
      </div>
      {refused && <CopyDetails what={`allow-host: ${refused}`} />}
      {note}
      {foreign && (
        <ConfirmHost
          host={foreign.host}
          onAllow={() => void allow(foreign)}
          onCancel={() => {
            setForeign(null)
            backToField()
          }}
        />
      )}
      {!foreign && (
        <button type="button" class="primary" data-action="save-endpoint" onClick={() => void submit()}>
          {t('options_endpoint_save')}
        </button>
      )}
      <AllowedHosts
        hosts={own}
        onRemoved={(host, said) =>
          void save(
            ({ allowedHosts }) => ({ allowedHosts: allowedHosts.filter((one) => one !== host) }),
            said,
          ).then(backToField)
        }
      />
    </section>
  )
}
