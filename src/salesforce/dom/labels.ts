/**
 * Salesforce's labels of controls without a known id. Each was seen on a real page or in its
 * documentation; machine translations would be guesses.
 */

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

/** English first, then the known ones of ja, zh-CN, es, pt-BR, de, fr and it. */
export const labels: Readonly<Record<LabelId, readonly string[]>> = {
  apiOnly: ['API Only User', 'API 限定ユーザー', '仅限 API 用户', 'Utente solo API'],
  apiEnabled: ['API Enabled', 'API の有効化', 'API 対応'],
  passwordNeverExpires: ['Password Never Expires', 'パスワード無期限'],
  // Labels that only forbid: a wrong one matches nothing, a missing one may lock people out. So
  // Salesforce's translated documentation suffices; Japanese ones are from describe.
  manageUsers: [
    'Manage Users',
    'ユーザーの管理',
    '管理用户',
    'Gestionar usuarios',
    'Gerenciar usuários',
    'Benutzer verwalten',
    'Gérer les utilisateurs',
    'Gestisci utenti',
  ],
  customizeApplication: [
    'Customize Application',
    'アプリケーションのカスタマイズ',
    '自定义应用程序',
    'Personalizar aplicación',
    'Personalizar aplicativo',
    'Anwendung anpassen',
    "Personnaliser l'application",
    'Personalizza applicazione',
  ],
  modifyAllData: [
    'Modify All Data',
    'すべてのデータの編集',
    '修改所有数据',
    'Modificar todos los datos',
    'Modificar todos os dados',
    'Alle Daten modifizieren',
    'Modifier toutes les données',
    'Modifica tutti i dati',
  ],
  customProfile: [
    'Custom Profile',
    'カスタムプロファイル',
    '自定义简档',
    'Perfil personalizado',
    'Benutzerdefiniertes Profil',
    'Profil personnalisé',
    'Profilo personalizzato',
  ],
  cases: ['Cases', 'ケース', '个案'],
  appApiName: ['API Name', 'API 参照名', 'Nombre de la API'],
  requireSecret: [
    'Require Secret for Web Server Flow',
    'Web サーバーフローの秘密が必要',
    'Requerir secreto para flujo de servidor web',
    'Exigir segredo para o Fluxo de servidor da web',
  ],
  // These three rest on little: guides that quote the English and Japanese pages. Salesforce's own
  // translations into other languages are in no source.
  clientCredentialsFlow: [
    'Enable Client Credentials Flow',
    'クライアントログイン情報フローを有効化',
    'クライアントログイン情報フローの有効化',
  ],
  flowPolicies: ['Client Credentials Flow', 'クライアントログイン情報フロー'],
  runAs: ['Run As', '別のユーザとして実行', '実行ユーザー'],
  callbackUrl: ['Callback URL', 'コールバック URL', 'URL de devolución de llamada'],
  scopes: ['Selected OAuth Scopes', '選択した OAuth 範囲', 'Ámbitos de OAuth seleccionados'],
  profile: ['Profile', 'プロファイル', '简档', 'Perfil', 'Profil'],
  licence: ['User License', 'ユーザーライセンス', '用户许可证', 'Licence utilisateur', 'Licenza utente'],
  save: ['Save', '保存', 'Guardar', 'Speichern', 'Enregistrer'],
  username: ['Username', 'Nombre de usuario', 'Benutzername'],
}

/** The label above *Enable Client Credentials Flow*, in the languages in which that box is known. */
export const labelsBesideFlow: readonly string[] = labels.requireSecret.slice(0, 2)

/** Returns the label's known texts in all languages, normalized for comparison. */
export const normalizedLabels = (label: LabelId): readonly string[] => labels[label].map(normalizeText)
