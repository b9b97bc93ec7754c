/**
 * Salesforce's own words for the few controls without a known id. Only texts seen on a real page, in Salesforce's own
 * documentation or quoted from the real UI are here; machine translations are not, they would be guesses.
 */

import { normalise } from './normalise.ts'

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
  | 'callbackUrl'
  | 'scopes'
  | 'profile'
  | 'username'
  | 'licence'
  | 'save'

/** English, then Japanese, Simplified Chinese, Spanish, Portuguese (Brazil), German, French, as far as known. */
export const labels: Readonly<Record<LabelId, readonly string[]>> = {
  apiOnly: ['API Only User', 'API 限定ユーザー', '仅限 API 用户', 'Utente solo API'],
  apiEnabled: ['API Enabled', 'API の有効化', 'API 対応'],
  passwordNeverExpires: ['Password Never Expires', 'パスワード無期限'],
  // These only ever forbid: a word that Salesforce does not show finds nothing, one that is missing shuts people out. So
  // Salesforce's own documentation in that language is enough. The Japanese ones are those of describe (User permissions).
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
  callbackUrl: ['Callback URL', 'コールバック URL', 'URL de devolución de llamada'],
  scopes: ['Selected OAuth Scopes', '選択した OAuth 範囲', 'Ámbitos de OAuth seleccionados'],
  profile: ['Profile', 'プロファイル', '简档', 'Perfil', 'Profil'],
  licence: ['User License', 'ユーザーライセンス', '用户许可证', 'Licence utilisateur', 'Licenza utente'],
  save: ['Save', '保存', 'Guardar', 'Speichern', 'Enregistrer'],
  username: ['Username', 'Nombre de usuario', 'Benutzername'],
}

/** The label's texts in every language we know, normalised for comparison. */
export const labelTexts = (label: LabelId): readonly string[] => labels[label].map(normalise)
