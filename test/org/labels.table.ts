/**
 * Labels of Salesforce's pages in other languages, as far as public material has them. `certainty` F (machine translation,
 * or sources that contradict each other) is left out.
 */

import type { OrgWorld } from './contract.ts'

type Language = Exclude<OrgWorld['language'], 'en' | 'pseudo'>

export const translations: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>> = {
  'API Only User': { ja: 'API 限定ユーザー', zh_CN: '仅限 API 用户' },
  'API Enabled': { ja: 'API の有効化' },
  'Password Never Expires': { ja: 'パスワード無期限' },
  'Require Secret for Web Server Flow': {
    ja: 'Web サーバーフローの秘密が必要',
    es: 'Requerir secreto para flujo de servidor web',
    pt_BR: 'Exigir segredo para o Fluxo de servidor da web',
    de: 'Geheimnis für Webserver-Flow erforderlich',
  },
  'Require Secret for Refresh Token Flow': {
    ja: '更新トークンフローの秘密が必要',
    es: 'Requerir secreto para flujo de token de actualización',
    pt_BR: 'Exigir segredo para atualizar o fluxo de tokens',
  },
  'Enable OAuth Settings': {
    ja: 'OAuth 設定の有効化',
    es: 'Habilitar configuración de OAuth',
    pt_BR: 'Habilitar configurações do OAuth',
    de: 'OAuth-Einstellungen aktivieren',
    fr: 'Activer les paramètres OAuth',
  },
  'Connected App Name': {
    ja: '接続アプリケーション名',
    es: 'Nombre de la aplicación conectada',
    pt_BR: 'Nome do aplicativo conectado',
  },
  'API Name': { ja: 'API 参照名', es: 'Nombre de la API' },
  'Contact Email': { ja: '取引先責任者 メール', es: 'Email de contacto' },
  'Callback URL': {
    ja: 'コールバック URL',
    es: 'URL de devolución de llamada',
    pt_BR: 'URL de retorno de chamada',
    fr: 'URL de rappel',
  },
  'Selected OAuth Scopes': {
    ja: '選択した OAuth 範囲',
    es: 'Ámbitos de OAuth seleccionados',
    pt_BR: 'Escopos OAuth selecionados',
  },
  'Available OAuth Scopes': { ja: '利用可能な OAuth 範囲', pt_BR: 'Escopos OAuth disponíveis' },
  'Full access (full)': {
    ja: 'フルアクセス (full)',
    es: 'Acceso completo (full)',
    fr: 'Accès complet (full)',
  },
  'Consumer Key': { ja: 'コンシューマ鍵', es: 'Clave de consumidor', pt_BR: 'Chave do consumidor' },
  'Consumer Secret': {
    ja: 'コンシューマの秘密',
    es: 'Secreto de consumidor',
    pt_BR: 'Segredo do consumidor',
  },
  'Manage Consumer Details': { ja: 'コンシューマーの詳細を管理' },
  'Connected Apps': {
    ja: '接続アプリケーション',
    zh_CN: '连接的应用程序',
    pt_BR: 'Aplicativos conectados',
    de: 'Verbundene Anwendungen',
    fr: 'Applications connectées',
  },
  New: { ja: '新規', zh_CN: '新建', es: 'Nuevo', de: 'Neu', fr: 'Nouvel' },
  Save: { ja: '保存', zh_CN: '保存', es: 'Guardar', pt_BR: 'Salvar', de: 'Speichern', fr: 'Enregistrer' },
  Continue: { ja: '続行', zh_CN: '继续', es: 'Continuar', pt_BR: 'Continuar', fr: 'Continuer' },
  Next: { zh_CN: '下一页' },
  Clone: { zh_CN: '复制', es: 'Duplicar', de: 'Duplizieren' },
  Edit: { ja: '編集', zh_CN: '编辑', de: 'Bearbeiten', fr: 'Modifier' },
  Profile: { ja: 'プロファイル', zh_CN: '简档', es: 'Perfil', de: 'Profil', fr: 'Profil' },
  'User License': {
    ja: 'ユーザーライセンス',
    zh_CN: '用户许可证',
    es: 'Licencia de usuario',
    de: 'Benutzerlizenz',
    fr: 'Licence utilisateur',
  },
  Username: { zh_CN: '用户名', es: 'Nombre de usuario', de: 'Benutzername' },
  Text: { ja: 'テキスト', zh_CN: '文本', pt_BR: 'Texto' },
  'Text Area (Long)': { ja: 'ロングテキストエリア', zh_CN: '文本区（长）', pt_BR: 'Área de texto (longo)' },
  'External ID': { zh_CN: '外部 ID' },
  Visible: { zh_CN: '可见' },
  Setup: {
    ja: '設定',
    zh_CN: '设置',
    es: 'Configuración',
    pt_BR: 'Configurar',
    de: 'Setup',
    fr: 'Configuration',
  },
  Customize: { ja: 'カスタマイズ', zh_CN: '自定义' },
  Cases: { ja: 'ケース', zh_CN: '个案' },
  Fields: { ja: '項目', zh_CN: '字段' },
  Create: { ja: '作成', zh_CN: '创建' },
  Apps: {
    ja: 'アプリケーション',
    zh_CN: '应用程序',
    es: 'Aplicaciones',
    pt_BR: 'Aplicativos',
    fr: 'Applications',
  },
  'Switch to Lightning Experience': { ja: 'Lightning Experience に切り替え' },
  'Verify Your Identity': { zh_CN: '验证您的身份' },
}
