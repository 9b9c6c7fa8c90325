import { useEffect, useRef } from 'react'

/** `mod+k` is Ctrl-K, and Command-K on a Mac; `alt+arrowup` needs Alt; a single sign such as `?` counts only outside text. */
export function matchesShortcut(shortcut: string, event: KeyboardEvent): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const modified = event.ctrlKey || event.metaKey
  if (parts.includes('mod') !== modified || parts.includes('alt') !== event.altKey) return false
  return event.key.toLowerCase() === key && (modified || event.altKey || !isTyping(event.target))
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** Runs `action` on the key while the component is mounted, unless an input method is composing. */
export function useShortcut(shortcut: string, action: () => void) {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || !matchesShortcut(shortcut, event)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [shortcut])
}
