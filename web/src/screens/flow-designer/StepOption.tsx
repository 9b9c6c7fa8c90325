import { type ReactNode, useEffect, useRef } from 'react'
import styles from './lists.module.css'

interface Props {
  id: string
  name: string
  about: string
  icon: ReactNode
  active: boolean
  act: () => void
  onHover: () => void
}

/** One kind of step in the list. The keyboard stays in the search text above. */
export function StepOption({ id, name, about, icon, active, act, onHover }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter are handled by the search text
    <div
      ref={ref}
      id={id}
      role="option"
      aria-label={name}
      aria-selected={active}
      tabIndex={-1}
      className={active ? `${styles.option} ${styles.active}` : styles.option}
      onClick={act}
      onMouseMove={onHover}
    >
      <span className={styles.optionIcon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.optionText}>
        <span>{name}</span>
        {about && <span className={styles.about}>{about}</span>}
      </span>
    </div>
  )
}
