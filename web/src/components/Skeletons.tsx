import { useTranslation } from 'react-i18next'
import styles from './states.module.css'

const WIDTHS = [62, 48, 74, 55, 68, 40, 58, 70]

/** Where a list with avatars will be. */
export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Bones>
      {WIDTHS.slice(0, rows).map((width) => (
        <div key={width} className={styles.row}>
          <div className={`${styles.bone} ${styles.disc}`} />
          <div className={styles.lines}>
            <div className={styles.bone} style={{ width: `${width}%` }} />
            <div className={styles.bone} style={{ width: `${width / 1.6}%` }} />
          </div>
        </div>
      ))}
    </Bones>
  )
}

/** Where lines of text, a form or a table will be. */
export function LinesSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Bones>
      {WIDTHS.slice(0, rows).map((width) => (
        <div key={width} className={styles.bone} style={{ width: `${width + 20}%` }} />
      ))}
    </Bones>
  )
}

/** Where cards in a grid will be. */
export function CardsSkeleton({ count = 2 }: { count?: number }) {
  return (
    <Bones>
      <div className={styles.cardBones}>
        {WIDTHS.slice(0, count).map((width) => (
          <div key={width} className={styles.cardBone} />
        ))}
      </div>
    </Bones>
  )
}

function Bones({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={styles.bones} role="status" aria-label={t('common:loading')}>
      {children}
    </div>
  )
}
