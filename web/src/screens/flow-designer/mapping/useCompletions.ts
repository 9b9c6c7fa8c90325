import { type KeyboardEvent, useState } from 'react'
import {
  allCompletions,
  type Completion,
  type Completions,
  complete,
  completionsAt,
} from '../../../flows/completions'
import type { ScopeNode } from '../../../flows/scope'

const NONE: Completions = { from: 0, items: [] }

/** The list at the cursor: open while there is something to complete, or when asked for with Ctrl+Space. */
export function useCompletions(
  text: string,
  cursor: () => number,
  scope: readonly ScopeNode[],
  onText: (text: string, cursor: number) => void,
) {
  const [found, setFound] = useState(NONE)
  const [active, setActive] = useState(0)
  const show = (completions: Completions) => {
    setFound(completions)
    setActive(0)
  }
  const close = () => setFound(NONE)
  const take = (item: Completion) => {
    const after = complete(text, cursor(), found.from, item)
    close()
    onText(after.text, after.cursor)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault()
      show(allCompletions(cursor(), scope))
      return
    }
    const item = found.items[active]
    if (!item) return
    const steps: { [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 }
    const by = steps[event.key]
    if (by !== undefined) setActive(Math.min(Math.max(active + by, 0), found.items.length - 1))
    else if (event.key === 'Enter' || event.key === 'Tab') take(item)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return {
    items: found.items,
    active,
    press,
    take,
    close,
    typed: (changed: string, at: number) => show(completionsAt(changed, at, scope)),
  }
}
