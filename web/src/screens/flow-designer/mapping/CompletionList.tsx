import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Completion } from '../../../flows/completions'
import { useDesigner } from '../DesignerContext'
import styles from './marked.module.css'

interface Props {
  id: string
  items: readonly Completion[]
  active: number
  onPick: (item: Completion) => void
}

/** What may be written at the cursor. The keyboard stays in the text. */
export function CompletionList({ id, items, active, onPick }: Props) {
  const { t } = useTranslation()
  return (
    <div id={id} role="listbox" aria-label={t('flows:map.completions')} className={styles.list}>
      {items.map((item, index) => (
        <Item
          key={item.name}
          id={`${id}-${index}`}
          item={item}
          active={index === active}
          onPick={() => onPick(item)}
        />
      ))}
    </div>
  )
}

interface ItemProps {
  id: string
  item: Completion
  active: boolean
  onPick: () => void
}

function Item({ id, item: { name, about }, active, onPick }: ItemProps) {
  const { t } = useTranslation()
  const { say } = useDesigner()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter are handled by the text
    <div
      ref={ref}
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={active ? `${styles.item} ${styles.active}` : styles.item}
      // The text keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span className={styles.itemHead}>
        <span className={styles.itemName}>{name}</span>
        {about.kind === 'value' && <span className={styles.itemType}>{t(`flows:types.${about.type}`)}</span>}
      </span>
      <span className={styles.itemAbout}>
        {about.kind === 'value' ? about.label : say(`functions.${about.key}`)}
      </span>
    </div>
  )
}
