import type { ReactNode } from 'react'
import styles from './states.module.css'

interface Props {
  /** One sentence. */
  title: string
  /** At most one picture, from the icon set. */
  icon?: ReactNode
  /** The one main action. */
  action?: ReactNode
  children?: ReactNode
}

/** A page or pane with nothing in it yet; never a dead end. */
export function EmptyState({ title, icon, action, children }: Props) {
  return (
    <div className={styles.state}>
      {icon && (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  )
}
