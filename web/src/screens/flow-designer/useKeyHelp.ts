import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyHelp } from '../../frame/KeysButton'

const KEYS = [
  ['Ctrl S', 'save'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
  ['↑ ↓ ← →', 'walk'],
  ['Shift ↑ ↓', 'extend'],
  ['Ctrl C', 'copy'],
  ['Ctrl X', 'cut'],
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
