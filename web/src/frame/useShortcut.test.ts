import { expect, it } from 'vitest'
import { matchesShortcut } from './useShortcut'

function key(init: KeyboardEventInit, target?: HTMLElement): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, ...init })
  ;(target ?? document.body).dispatchEvent(event)
  return event
}

it('knows Ctrl and Command alike, and not without them', () => {
  expect(matchesShortcut('mod+k', key({ key: 'k', ctrlKey: true }))).toBe(true)
  expect(matchesShortcut('mod+k', key({ key: 'K', metaKey: true }))).toBe(true)
  expect(matchesShortcut('mod+k', key({ key: 'k' }))).toBe(false)
})

it('leaves single signs to whoever is typing, but not those with Alt', () => {
  const input = document.body.appendChild(document.createElement('textarea'))
  expect(matchesShortcut('?', key({ key: '?', shiftKey: true }))).toBe(true)
  expect(matchesShortcut('?', key({ key: '?', shiftKey: true }, input))).toBe(false)
  expect(matchesShortcut('alt+arrowup', key({ key: 'ArrowUp', altKey: true }, input))).toBe(true)
  input.remove()
})
