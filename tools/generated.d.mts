export declare const readGenerated: (text: string, name: string) => string

export declare const replaceGenerated: (text: string, name: string, part: string) => string

export declare const writeGenerated: (path: string, name: string, part: string) => void
