import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import { useDndContext } from '@dnd-kit/core'
import { useSortable } from '@dnd-kit/sortable'
import { Button, Form } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import { isComputed } from '../../forms/definition'
import type { DesignField } from '../../forms/design'
import { draftValues } from '../../forms/draft'
import { FieldInput } from '../../forms/fields/FieldInput'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

/** One field in the form that is being designed: looks like the real one, is chosen, moved and removed. */
export function CanvasField({ item, index }: { item: DesignField; index: number }) {
  const { t } = useTranslation()
  const { state, dispatch, problems } = useDesigner()
  const { person } = useMe()
  const { field, id } = item
  const sortable = useSortable({ id })
  const { active } = useDndContext()
  const element = useRef<HTMLLIElement>(null)
  const chosen = state.selected === id
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const broken = problems.some(({ at, severity }) => at === index && severity === 'error')
  const isTarget = sortable.isOver && active?.data.current?.type !== undefined
  const value = draftValues([field], {
    personId: person.id,
    departmentIds: person.departmentIds,
    now: new Date(),
  })
  const { x = 0, y = 0 } = sortable.transform ?? {}
  const names = [styles.field, chosen && styles.chosen, broken && styles.broken, isTarget && styles.target]
  return (
    <li
      ref={(node) => {
        sortable.setNodeRef(node)
        element.current = node
      }}
      className={names.filter(Boolean).join(' ')}
      style={{
        transform: `translate(${x}px, ${y}px)`,
        transition: sortable.transition ?? '',
        opacity: sortable.isDragging ? 0.4 : 1,
      }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: chosen and moved with the keyboard, like an item of a list box, but with buttons inside
      tabIndex={0}
      aria-label={`${field.label}, ${t(`forms:type.${field.type}`)}`}
      aria-current={chosen}
      onClick={() => dispatch({ type: 'select', id })}
      onFocus={(event) => event.target === event.currentTarget && dispatch({ type: 'select', id })}
      onKeyDown={(event) => event.target === event.currentTarget && pressed(event)}
      {...sortable.listeners}
    >
      <div inert>
        <Form.Item
          label={field.label || t('forms:design.unlabelled')}
          required={field.required === true && !isComputed(field)}
          extra={field.description}
        >
          <FieldInput field={field} value={value[field.key]} />
        </Form.Item>
      </div>
      {chosen && (
        <div className={styles.tools} onPointerDown={(event) => event.stopPropagation()}>
          <Button
            size="small"
            icon={<CopyOutlined />}
            aria-label={t('forms:design.duplicate')}
            title={`${t('forms:design.duplicate')} (Ctrl D)`}
            onClick={(event) => {
              event.stopPropagation()
              duplicate()
            }}
          />
          <Button
            size="small"
            danger
            icon={<DeleteOutlined />}
            aria-label={t('forms:design.delete')}
            title={`${t('forms:design.delete')} (Delete)`}
            onClick={(event) => {
              event.stopPropagation()
              dispatch({ type: 'remove', id })
            }}
          />
        </div>
      )}
    </li>
  )

  function duplicate() {
    dispatch({ type: 'duplicate', id, label: t('forms:design.copyOf', { label: field.label }) })
  }

  function pressed(event: KeyboardEvent<HTMLLIElement>) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    const next =
      step < 0 ? event.currentTarget.previousElementSibling : event.currentTarget.nextElementSibling
    if (step !== 0 && event.altKey) dispatch({ type: 'move', id, to: Math.max(0, index + step) })
    else if (step !== 0 && next instanceof HTMLElement) next.focus()
    else if (event.key === 'Delete' || event.key === 'Backspace') dispatch({ type: 'remove', id })
    else if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) duplicate()
    else return
    event.preventDefault()
  }
}
