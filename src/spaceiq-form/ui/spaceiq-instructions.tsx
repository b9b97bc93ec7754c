import { credentialTexts } from '../../credentials/ui/credential-texts.ts'
import { credentialNames } from '../../required-setup.ts'
import { addresses } from '../../ui/addresses.ts'
import { type PlainMessageKey, t } from '../../ui/i18n.ts'
import { ExternalLink } from '../../ui/link.tsx'

const path: readonly PlainMessageKey[] = [
  'popup_side_path_1',
  'popup_side_path_2',
  'popup_side_path_3',
  'popup_side_path_4',
]

/** The manual's SpaceIQ part: how to find the integration, and which values it needs. */
export const SpaceiqInstructions = () => (
  <details class="side">
    <summary>
      <h2>{t('popup_side_title')}</h2>
    </summary>
    <p>{t('popup_side_roles')}</p>
    <h3>{t('popup_side_path_title')}</h3>
    <ol>
      {path.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ol>
    <h3>{t('popup_side_fields_title')}</h3>
    <dl>
      {credentialNames.map((name) => (
        <div key={name}>
          <dt>{t(credentialTexts[name].label)}</dt>
          <dd>{t(credentialTexts[name].source)}</dd>
        </div>
      ))}
    </dl>
    <h3>{t('popup_side_moves_title')}</h3>
    <p>{t('popup_side_moves')}</p>
    <h3>{t('popup_side_token_title')}</h3>
    <p>{t('popup_side_token')}</p>
    <p>
      <ExternalLink href={addresses.spaceiq}>{t('popup_open_spaceiq')}</ExternalLink>
    </p>
  </details>
)
