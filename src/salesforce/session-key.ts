/** Whether this text is a Salesforce session: an org's id and a key behind it. Whoever holds it is logged in. */
export const isSessionKey = (text: string): boolean => /^\s*00D[a-zA-Z0-9]{12,15}!/.test(text)
