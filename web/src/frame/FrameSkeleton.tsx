import { LinesSkeleton } from '../components/Skeletons'
import styles from './frame.module.css'

/** Rail, header and lines where they will be, while the session or a screen's code is on its way. */
export function FrameSkeleton() {
  return (
    <div className={`${styles.frame} ${styles.coming}`}>
      <div className={styles.rail}>
        <span className={styles.mark} aria-hidden="true">
          <img src="/favicon.svg" alt="" width={32} height={32} />
        </span>
      </div>
      <div className={styles.main}>
        <div className={styles.header} />
        <LinesSkeleton />
      </div>
    </div>
  )
}
