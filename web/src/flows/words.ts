/** Texts of the interface by key; the web app passes the translation of the namespace `flows`. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** Names for ids in literal values; an unknown id answers undefined. */
export interface Names {
  person: (id: string) => string | undefined
  department: (id: string) => string | undefined
}

export const NO_NAMES: Names = { person: () => undefined, department: () => undefined }
