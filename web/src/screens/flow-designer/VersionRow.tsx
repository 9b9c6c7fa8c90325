import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FlowVersion } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import styles from './designer.module.css'

interface Props {
  version: FlowVersion
  current: boolean
  restoring: boolean
  onView: () => void
  onCompare: () => void
  onRestore: () => void
}

/** One published version: which, when, by whom, and what can be done with it. */
export function VersionRow({
  version: { version, publishedAt, publishedBy, note },
  current,
  restoring,
  onView,
  onCompare,
  onRestore,
}: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className={styles.version}>
      <div className={styles.versionHead}>
        <span className={styles.versionName}>v{version}</span>
        {current && <span className={styles.current}>{t('flows:versions.current')}</span>}
        <time className={styles.faint} dateTime={publishedAt}>
          {format.dateTime(publishedAt)}
        </time>
        <span className={styles.gap} />
        {publishedBy && <PersonChip personId={publishedBy} />}
      </div>
      {note && <p className={styles.note}>{note}</p>}
      <div className={styles.versionActions}>
        <Button size="small" aria-label={t('flows:versions.view', { version })} onClick={onView}>
          {t('flows:versions.open')}
        </Button>
        <Button size="small" aria-label={t('flows:versions.compareOf', { version })} onClick={onCompare}>
          {t('flows:versions.compareDraft')}
        </Button>
        <Button
          size="small"
          loading={restoring}
          aria-label={t('flows:versions.restoreOf', { version })}
          onClick={onRestore}
        >
          {t('flows:versions.restore')}
        </Button>
      </div>
    </li>
  )
}
