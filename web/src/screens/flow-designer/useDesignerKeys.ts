import { useEffect, useRef } from 'react'
import { findStep, walk } from '../../flows/places'
import { useDesigner } from './DesignerContext'
import { useStepActions } from './useStepActions'

type Command = () => void

/** Whatever lies above the canvas: it gets Escape and the letters first. */
const OPEN = '.ant-popover:not(.ant-popover-hidden), .ant-modal-wrap, .ant-drawer-open'

/** The designer's keys. Inside a text only saving is ours; everything else belongs to the text. */
export function useDesignerKeys(save: () => void) {
  const command = useCommands(save)
  const latest = useRef(command)
  useEffect(() => {
    latest.current = command
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return
      const run = latest.current(keyName(event), isBusyElsewhere(event.target))
      if (!run) return
      event.preventDefault()
      run()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** `mod+shift+z`, `delete` … */
function keyName(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : ''
  return `${modifier}${modifier && event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`
}

function useCommands(save: Command) {
  const { editor, selection } = useDesigner()
  const actions = useStepActions()
  return (key: string, busy: boolean): Command | undefined => {
    if (key === 'mod+s') return save
    if (busy) return undefined
    const anywhere: { [key: string]: Command } = {
      'mod+z': () => editor.undo(),
      'mod+shift+z': () => editor.redo(),
      'mod+y': () => editor.redo(),
      escape: () => editor.select(null),
    }
    return anywhere[key] ?? (selection?.kind === 'step' ? onStep(key, selection.key) : undefined)
  }
  function onStep(key: string, step: string): Command | undefined {
    const place = findStep(editor.definition, step)?.place
    // Somebody who marked text wants to copy that.
    if (!place || (key === 'mod+c' && window.getSelection()?.toString())) return undefined
    const commands: { [key: string]: Command } = {
      'mod+c': () => actions.copy(step),
      'mod+v': () => actions.paste({ lane: place.lane, index: place.index + 1 }),
      'mod+d': () => actions.duplicate(step),
      delete: () => actions.remove(step),
      backspace: () => actions.remove(step),
    }
    return commands[key]
  }
}

/** In a text, a menu or a dialog, keys mean something else. */
function isBusyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true
  if ([...document.querySelectorAll(OPEN)].some((layer) => layer.getClientRects().length > 0)) return true
  return (
    target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="tree"], .ant-popover') !== null
  )
}

/** The card before or after the chosen one, in the order they are read; the trigger comes first. */
export function useWalk() {
  const { editor, definition, selection } = useDesigner()
  return (by: -1 | 1) => {
    const cards = ['', ...walk(definition).map(({ step }) => step.key)]
    const at = cards.indexOf(selection?.kind === 'step' ? selection.key : '')
    const next = cards[selection === null ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1)]
    editor.select(next ? { kind: 'step', key: next } : { kind: 'trigger' })
  }
}
