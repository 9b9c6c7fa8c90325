import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'light' | 'dark' | 'system'
export type Language = 'zh' | 'en'

export interface Preferences {
  theme: ThemeChoice
  language: Language
}

const KEY = 'convoke.preferences'
const listeners = new Set<() => void>()
let current = read()

function read(): Preferences {
  try {
    return parsePreferences(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
  } catch {
    return parsePreferences(null)
  }
}

/** Anything that was not written by us counts as not chosen. */
export function parsePreferences(stored: unknown): Preferences {
  const object: { theme?: unknown; language?: unknown } =
    typeof stored === 'object' && stored !== null ? stored : {}
  return {
    theme: object.theme === 'light' || object.theme === 'dark' ? object.theme : 'system',
    language: object.language === 'en' ? 'en' : 'zh',
  }
}

export function preferences(): Preferences {
  return current
}

/** Kept in this browser, not on the server: a shared screen may need another theme than one's own. */
export function choose(change: Partial<Preferences>) {
  current = { ...current, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Private windows may refuse storage; the choice then lasts until the page is left.
  }
  for (const listener of listeners) listener()
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences)
}
