import { useTranslation } from 'react-i18next'
import type { Person } from '../api/types'
import styles from './people.module.css'

/** *External* and *departed*: what one must know before acting on a person. */
export function PersonMarks({ person }: { person: Pick<Person, 'kind' | 'state'> }) {
  const { t } = useTranslation()
  return (
    <>
      {person.kind === 'EXTERNAL' && (
        <span className={`${styles.mark} ${styles.external}`}>{t('common:person.external')}</span>
      )}
      {person.state === 'DEPARTED' && <span className={styles.mark}>{t('common:person.departed')}</span>}
    </>
  )
}
