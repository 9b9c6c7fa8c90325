import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyHelp } from '../../frame/KeysButton'

const KEYS = [
  ['Ctrl S', 'save'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Y', 'redo'],
  ['↑ ↓', 'walk'],
  ['Ctrl C', 'copy'],
  ['Ctrl V', 'paste'],
  ['Ctrl D', 'duplicate'],
  ['Delete', 'delete'],
  ['Esc', 'close'],
] as const

/** The designer's keys for the page's help. */
export function useKeyHelp(): KeyHelp[] {
  const { t } = useTranslation()
  return useMemo(() => KEYS.map(([keys, name]) => ({ keys, text: t(`flows:designer.keys.${name}`) })), [t])
}
