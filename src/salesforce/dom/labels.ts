/**
 * Salesforce's labels of controls without a known id. Each was seen on a real page or in its
 * documentation; machine translations would be guesses.
 */

import type { Sources } from './evidence.ts'
import { normalizeText } from './normalize.ts'

export type LabelId =
  | 'apiOnly'
  | 'apiEnabled'
  | 'passwordNeverExpires'
  | 'manageUsers'
  | 'customizeApplication'
  | 'modifyAllData'
  | 'customProfile'
  | 'cases'
  | 'appApiName'
  | 'requireSecret'
  | 'clientCredentialsFlow'
  | 'flowPolicies'
  | 'runAs'
  | 'callbackUrl'
  | 'scopes'
  | 'profile'
  | 'username'
  | 'licence'
  | 'save'

/** A text of a label, in one language, and where it was seen. */
export type LabelText = readonly [text: string, ...sources: Sources]

/** English first, then the known ones of ja, zh-CN, es, pt-BR, de, fr and it. */
export const labelTexts: Readonly<Record<LabelId, readonly LabelText[]>> = {
  apiOnly: [
    ['API Only User', 'salesforce-help', 'vendor-guides'],
    ['API 限定ユーザー', 'salesforce-help', 'describe'],
    ['仅限 API 用户', 'salesforce-help'],
    ['Utente solo API', 'salesforce-help'],
  ],
  apiEnabled: [
    ['API Enabled', 'salesforce-help', 'vendor-guides'],
    ['API の有効化', 'describe'],
    ['API 対応', 'salesforce-help'],
  ],
  passwordNeverExpires: [
    ['Password Never Expires', 'salesforce-help', 'object-reference'],
    ['パスワード無期限', 'describe'],
  ],
  // Labels that only forbid: a wrong one matches nothing, a missing one may lock people out. So
  // Salesforce's translated documentation suffices; Japanese ones are from describe.
  manageUsers: [
    ['Manage Users', 'salesforce-help', 'object-reference'],
    ['ユーザーの管理', 'describe'],
    ['管理用户', 'salesforce-help'],
    ['Gestionar usuarios', 'salesforce-help'],
    ['Gerenciar usuários', 'salesforce-help'],
    ['Benutzer verwalten', 'salesforce-help'],
    ['Gérer les utilisateurs', 'salesforce-help'],
    ['Gestisci utenti', 'salesforce-help'],
  ],
  customizeApplication: [
    ['Customize Application', 'salesforce-help', 'object-reference'],
    ['アプリケーションのカスタマイズ', 'describe'],
    ['自定义应用程序', 'salesforce-help'],
    ['Personalizar aplicación', 'salesforce-help'],
    ['Personalizar aplicativo', 'salesforce-help'],
    ['Anwendung anpassen', 'salesforce-help'],
    ["Personnaliser l'application", 'salesforce-help'],
    ['Personalizza applicazione', 'salesforce-help'],
  ],
  modifyAllData: [
    ['Modify All Data', 'salesforce-help', 'object-reference'],
    ['すべてのデータの編集', 'describe'],
    ['修改所有数据', 'salesforce-help'],
    ['Modificar todos los datos', 'salesforce-help'],
    ['Modificar todos os dados', 'salesforce-help'],
    ['Alle Daten modifizieren', 'salesforce-help'],
    ['Modifier toutes les données', 'salesforce-help'],
    ['Modifica tutti i dati', 'salesforce-help'],
  ],
  customProfile: [
    ['Custom Profile', 'amazon', 'salesforce-help'],
    ['カスタムプロファイル', 'describe'],
    ['自定义简档', 'salesforce-help'],
    ['Perfil personalizado', 'salesforce-help'],
    ['Benutzerdefiniertes Profil', 'salesforce-help'],
    ['Profil personnalisé', 'salesforce-help'],
    ['Profilo personalizzato', 'salesforce-help'],
  ],
  cases: [
    ['Cases', 'setup-home-2019'],
    ['ケース', 'quoted-ui'],
    ['个案', 'setup-tree-2014'],
  ],
  appApiName: [
    ['API Name', 'byom', 'amazon'],
    ['API 参照名', 'quoted-ui'],
    ['Nombre de la API', 'quoted-ui'],
  ],
  requireSecret: [
    ['Require Secret for Web Server Flow', 'byom', 'supaglue', 'amazon'],
    // Read from a connected app of 2018 and an external client app of 2025.
    ['Web サーバーフローの秘密が必要', 'quoted-ui', 'vendor-guide'],
    ['Requerir secreto para flujo de servidor web', 'quoted-ui'],
    ['Exigir segredo para o Fluxo de servidor da web', 'quoted-ui'],
  ],
  // These three rest on little: guides that quote the English and Japanese pages. Salesforce's own
  // translations into other languages are in no source.
  clientCredentialsFlow: [
    ['Enable Client Credentials Flow', 'byom', 'supaglue'],
    ['クライアントログイン情報フローを有効化', 'vendor-guide'],
    ['クライアントログイン情報フローの有効化', 'vendor-guide'],
  ],
  flowPolicies: [
    ['Client Credentials Flow', 'salesforce-help', 'vendor-guides'],
    ['クライアントログイン情報フロー', 'vendor-guide'],
  ],
  runAs: [
    ['Run As', 'salesforce-help', 'vendor-guides'],
    ['別のユーザとして実行', 'vendor-guide'],
    ['実行ユーザー', 'vendor-guide'],
  ],
  callbackUrl: [
    ['Callback URL', 'byom', 'supaglue'],
    ['コールバック URL', 'salesforce-help'],
    ['URL de devolución de llamada', 'quoted-ui'],
  ],
  scopes: [
    ['Selected OAuth Scopes', 'byom', 'supaglue'],
    ['選択した OAuth 範囲', 'salesforce-help'],
    ['Ámbitos de OAuth seleccionados', 'quoted-ui'],
  ],
  profile: [
    ['Profile', 'salesforce-help', 'amazon'],
    ['プロファイル', 'salesforce-help'],
    ['简档', 'setup-tree-2014'],
    ['Perfil', 'salesforce-help'],
    ['Profil', 'salesforce-help'],
  ],
  licence: [
    ['User License', 'salesforce-help', 'amazon'],
    ['ユーザーライセンス', 'salesforce-help'],
    ['用户许可证', 'profile-list-2015'],
    ['Licence utilisateur', 'salesforce-help'],
    ['Licenza utente', 'salesforce-help'],
  ],
  save: [
    ['Save', 'edit-page-2019'],
    ['保存', 'salesforce-help'],
    ['Guardar', 'spanish-pages-2019'],
    ['Speichern', 'salesforce-help'],
    ['Enregistrer', 'quoted-ui'],
  ],
  username: [
    ['Username', 'amazon', 'salesforce-help'],
    ['Nombre de usuario', 'spanish-pages-2019'],
    ['Benutzername', 'salesforce-help'],
  ],
}

/** The names of all labels. */
export const labelIds = Object.keys(labelTexts) as readonly LabelId[]

/** Returns the label's known texts in all languages. */
export const getLabelTexts = (label: LabelId): readonly string[] => labelTexts[label].map(([text]) => text)

/** The label above *Enable Client Credentials Flow*, in the languages in which that box is known. */
export const labelsBesideFlow: readonly string[] = getLabelTexts('requireSecret').slice(0, 2)

/** Returns the label's known texts in all languages, normalized for comparison. */
export const normalizedLabels = (label: LabelId): readonly string[] => getLabelTexts(label).map(normalizeText)
