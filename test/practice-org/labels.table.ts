/**
 * Labels of Salesforce's pages in other languages, as far as public material has them, of certainty
 * A (a raw page) to D (a quoted screen). Leaves out E and F (vendors' guides, machine translations,
 * contradicting sources), so that no test finds a control by a label Salesforce may not show.
 */

import type { OrgLanguage } from './types.ts'

type Language = Exclude<OrgLanguage, 'pseudo'>

/** The wording on the pages, then others of older releases or other places. */
export const translations: Readonly<
  Record<string, Readonly<Partial<Record<Language, readonly [string, ...string[]]>>>>
> = {
  'API Only User': {
    en: ['API Only User', 'Api Only User'],
    ja: ['API 限定ユーザー', 'API 限定ユーザ'],
    zh_CN: ['仅限 API 用户'],
  },
  'API Enabled': { ja: ['API の有効化', 'API 対応'] },
  'Password Never Expires': { ja: ['パスワード無期限'] },
  'Require Secret for Web Server Flow': {
    ja: ['Web サーバーフローの秘密が必要', 'Web サーバフローの秘密が必要'],
    es: ['Requerir secreto para flujo de servidor web'],
    pt_BR: ['Exigir segredo para o Fluxo de servidor da web'],
  },
  'Require Secret for Refresh Token Flow': {
    ja: ['更新トークンフローの秘密が必要'],
    es: ['Requerir secreto para flujo de token de actualización'],
    pt_BR: ['Exigir segredo para atualizar o fluxo de tokens'],
  },
  'Enable OAuth Settings': {
    ja: ['OAuth 設定の有効化'],
    pt_BR: ['Habilitar configurações do OAuth', 'Habilitar configurações OAuth'],
  },
  'Connected App Name': { ja: ['接続アプリケーション名'] },
  'API Name': { ja: ['API 参照名'], es: ['Nombre de la API'] },
  'Contact Email': { ja: ['取引先責任者 メール'], es: ['Email de contacto'] },
  'Callback URL': { ja: ['コールバック URL'], es: ['URL de devolución de llamada'] },
  'Selected OAuth Scopes': {
    ja: ['選択した OAuth 範囲'],
    es: ['Ámbitos de OAuth seleccionados', 'Alcances de OAuth seleccionados'],
  },
  'Full access (full)': { es: ['Acceso completo (full)'] },
  'Consumer Key': { ja: ['コンシューマ鍵', 'コンシューマー鍵'] },
  'Consumer Secret': { ja: ['コンシューマの秘密', 'コンシューマーの秘密'] },
  'Connected Apps': {
    ja: ['接続アプリケーション'],
    zh_CN: ['连接的应用程序', '已连接应用程序'],
    pt_BR: ['Aplicativos conectados'],
    de: ['Verbundene Anwendungen', 'Verbundene Apps'],
    fr: ['Applications connectées'],
  },
  New: { ja: ['新規'], zh_CN: ['新建'], fr: ['Nouvel', 'Nouveau'] },
  Save: { ja: ['保存'], zh_CN: ['保存'], es: ['Guardar'], de: ['Speichern'], fr: ['Enregistrer'] },
  Next: { zh_CN: ['下一页', '下一步'] },
  Clone: { zh_CN: ['复制'], es: ['Duplicar'], de: ['Duplizieren'] },
  Edit: { ja: ['編集'], zh_CN: ['编辑'], de: ['Bearbeiten'], fr: ['Modifier'] },
  Profile: { ja: ['プロファイル'], zh_CN: ['简档'], es: ['Perfil'], de: ['Profil'], fr: ['Profil'] },
  'User License': { ja: ['ユーザーライセンス'], zh_CN: ['用户许可证'], fr: ['Licence utilisateur'] },
  Username: { es: ['Nombre de usuario'], de: ['Benutzername'] },
  Text: { ja: ['テキスト'], pt_BR: ['Texto'] },
  'Text Area (Long)': { ja: ['ロングテキストエリア'], pt_BR: ['Área de texto (longo)'] },
  Setup: { ja: ['設定'], zh_CN: ['设置'], es: ['Configuración'], de: ['Setup'], fr: ['Configuration'] },
  Customize: { ja: ['カスタマイズ'], zh_CN: ['自定义'] },
  Cases: { ja: ['ケース'], zh_CN: ['个案'] },
  Fields: { ja: ['項目'], zh_CN: ['字段'] },
  Create: { ja: ['作成'], zh_CN: ['创建'] },
  Apps: { ja: ['アプリケーション'], zh_CN: ['应用程序'] },
  'Switch to Lightning Experience': { ja: ['Lightning Experience に切り替え'] },
  'Verify Your Identity': { zh_CN: ['验证您的身份'] },
}
