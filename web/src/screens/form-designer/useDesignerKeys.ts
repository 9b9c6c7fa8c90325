import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyHelp } from '../../frame/KeysButton'
import { useShortcut } from '../../frame/useShortcut'
import type { DesignerView } from './DesignerContext'

/** Undo, redo and save from anywhere on the page; answers what `?` lists. */
export function useDesignerKeys({ dispatch }: DesignerView, save: () => void): KeyHelp[] {
  const { t } = useTranslation()
  useShortcut('mod+s', save)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isText(event.target)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      dispatch({ type: key === 'y' || event.shiftKey ? 'redo' : 'undo' })
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [dispatch])
  return [
    { keys: 'Ctrl S', text: t('forms:keys.save') },
    { keys: 'Ctrl Z', text: t('forms:keys.undo') },
    { keys: 'Ctrl Shift Z', text: t('forms:keys.redo') },
    { keys: '↑ ↓', text: t('forms:keys.choose') },
    { keys: 'Alt ↑ ↓', text: t('forms:keys.move') },
    { keys: 'Ctrl D', text: t('forms:keys.duplicate') },
    { keys: 'Delete', text: t('forms:keys.delete') },
  ]
}

/** Text has an undo of its own. */
function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName)
}
