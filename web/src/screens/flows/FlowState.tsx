import { useTranslation } from 'react-i18next'
import type { Flow } from '../../api/types'
import styles from './flows.module.css'

/** Draft, published version, unpublished changes, disabled: all that decides what a new record will start. */
export function FlowState({ flow }: { flow: Pick<Flow, 'enabled' | 'publishedVersion' | 'changed'> }) {
  const { t } = useTranslation()
  const { publishedVersion, enabled, changed } = flow
  if (publishedVersion === null) return <span className={styles.tag}>{t('flows:state.draft')}</span>
  return (
    <span className={styles.tags}>
      {enabled ? (
        <span className={`${styles.tag} ${styles.live}`}>
          {t('flows:state.published', { version: publishedVersion })}
        </span>
      ) : (
        <>
          <span className={styles.tag}>{t('flows:state.published', { version: publishedVersion })}</span>
          <span className={`${styles.tag} ${styles.off}`}>{t('flows:state.disabled')}</span>
        </>
      )}
      {changed && <span className={`${styles.tag} ${styles.changed}`}>{t('flows:state.changed')}</span>}
    </span>
  )
}
