import { useDraggable } from '@dnd-kit/core'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '../../api/types'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { fieldIcons } from './fieldIcons'
import { useNewFieldWords } from './useNewFieldWords'

export function PaletteEntry({ type }: { type: FieldType }) {
  const { t } = useTranslation()
  const { dispatch } = useDesigner()
  const words = useNewFieldWords()
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `palette-${type}`, data: { type } })
  return (
    <button
      ref={setNodeRef}
      type="button"
      className={styles.paletteEntry}
      style={{ opacity: isDragging ? 0.5 : 1 }}
      onClick={() => dispatch({ type: 'add', field: type, words: words(type) })}
      {...listeners}
    >
      <span aria-hidden="true" className={styles.paletteIcon}>
        {fieldIcons[type]}
      </span>
      {t(`forms:type.${type}`)}
    </button>
  )
}
