import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '../../api/types'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { fieldIcons } from './fieldIcons'
import { useNewFieldWords } from './useNewFieldWords'

export const CANVAS = 'canvas'
/** Pixels before a press becomes a drag; less would swallow clicks of unsteady hands. */
const THRESHOLD = 5

/** Drags from the palette into the form and within the form. The keyboard has Alt with the arrows. */
export function Dragging({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { state, dispatch } = useDesigner()
  const words = useNewFieldWords()
  const [type, setType] = useState<FieldType | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: THRESHOLD } }))
  const { fields } = state.history.present

  function started({ active }: DragStartEvent) {
    const dragged = fields.find(({ id }) => id === active.id)
    setType(dragged?.field.type ?? active.data.current?.type ?? null)
    if (dragged) dispatch({ type: 'select', id: dragged.id })
  }

  function ended({ active, over }: DragEndEvent) {
    setType(null)
    if (!over) return
    const at = fields.findIndex(({ id }) => id === over.id)
    const added: FieldType | undefined = active.data.current?.type
    if (added) dispatch({ type: 'add', field: added, words: words(added), at: at < 0 ? fields.length : at })
    else if (at >= 0 && active.id !== over.id) dispatch({ type: 'move', id: String(active.id), to: at })
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      onDragStart={started}
      onDragEnd={ended}
      onDragCancel={() => setType(null)}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {type && (
          <div className={styles.dragged}>
            {fieldIcons[type]} {t(`forms:type.${type}`)}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** The field under the pointer; below the last field the canvas itself, which means the end. */
const nearest: CollisionDetection = (given) => {
  const within = pointerWithin(given)
  const field = within.find(({ id }) => id !== CANVAS)
  if (field) return [field]
  const isNew = Boolean(given.active.data.current?.type)
  if (within.length > 0 && isNew) return within
  if (within.length === 0) return []
  return closestCenter({
    ...given,
    droppableContainers: given.droppableContainers.filter(({ id }) => id !== CANVAS),
  })
}
