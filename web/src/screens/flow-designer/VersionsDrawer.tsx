import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { LinesSkeleton } from '../../components/Skeletons'
import { useVersions } from '../flows/queries'
import styles from './designer.module.css'

interface Props {
  flow: Flow
  open: boolean
  onClose: () => void
  onVersion: (version: number) => void
}

/** What was published, when and by whom; each opens for reading. */
export function VersionsDrawer({ flow, open, onClose, onVersion }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const versions = useVersions(flow.id, open)
  const newestFirst = [...(versions.data ?? [])].sort((one, other) => other.version - one.version)
  return (
    <Drawer open={open} onClose={onClose} title={t('flows:versions.title')} size={380}>
      {versions.error && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <LinesSkeleton rows={3} />}
      {versions.data?.length === 0 && <p className={styles.faint}>{t('flows:versions.none')}</p>}
      <ul className={styles.versions}>
        {newestFirst.map(({ version, publishedAt, publishedBy }) => (
          <li key={version} className={styles.version}>
            <button
              type="button"
              className={styles.versionButton}
              onClick={() => onVersion(version)}
              aria-label={t('flows:versions.view', { version })}
            >
              <span className={styles.versionName}>v{version}</span>
              {version === flow.publishedVersion && (
                <span className={styles.current}>{t('flows:versions.current')}</span>
              )}
              <span className={styles.faint}>{format.relative(publishedAt)}</span>
            </button>
            {publishedBy && <PersonChip personId={publishedBy} />}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
