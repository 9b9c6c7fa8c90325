import { useEffect, useRef } from 'react'
import { findStep, type Place } from '../../flows/places'
import { type Direction, extendSelection, headOf, neighbour, selectedKeys } from '../../flows/selections'
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

/** `mod+shift+z`, `shift+arrowdown`, `delete` … */
function keyName(event: KeyboardEvent): string {
  const modifier = event.ctrlKey || event.metaKey ? 'mod+' : ''
  const shift = event.shiftKey && (modifier || event.key.startsWith('Arrow')) ? 'shift+' : ''
  return `${modifier}${shift}${event.key.toLowerCase()}`
}

const ARROWS: { [key: string]: Direction } = {
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
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
      'mod+v': () => actions.paste(behind()),
      escape: () => editor.select(null),
    }
    return anywhere[key] ?? walking(key) ?? onSteps(key)
  }

  function walking(key: string): Command | undefined {
    const direction = ARROWS[key]
    if (direction) return () => editor.select(neighbour(editor.definition, selection, direction))
    if (key === 'shift+arrowup') return () => editor.select(extendSelection(editor.definition, selection, -1))
    if (key === 'shift+arrowdown')
      return () => editor.select(extendSelection(editor.definition, selection, 1))
    return undefined
  }

  function onSteps(key: string): Command | undefined {
    const keys = selectedKeys(selection)
    // Somebody who marked text wants to copy that.
    if (keys.length === 0 || (key === 'mod+c' && window.getSelection()?.toString())) return undefined
    const commands: { [key: string]: Command } = {
      'mod+c': () => actions.copy(keys),
      'mod+x': () => actions.cut(keys),
      'mod+d': () => actions.duplicate(keys),
      delete: () => actions.remove(keys),
      backspace: () => actions.remove(keys),
    }
    return commands[key]
  }

  /** Behind what is chosen; at the end when nothing is. */
  function behind(): Place {
    const place = findStep(editor.definition, headOf(selection) ?? '')?.place
    if (place) return { lane: place.lane, index: place.index + 1 }
    return { lane: null, index: selection?.kind === 'trigger' ? 0 : editor.definition.steps.length }
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
