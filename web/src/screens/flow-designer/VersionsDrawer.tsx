import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flow, FlowVersion } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { useVersions } from '../flows/queries'
import styles from './designer.module.css'
import type { DraftControls } from './useDraft'
import { useRestore } from './useRestore'
import { type Compared, DRAFT, VersionCompare } from './VersionCompare'
import { VersionRow } from './VersionRow'

interface Props {
  flow: Flow
  draft: DraftControls
  open: boolean
  onClose: () => void
  onVersion: (version: number) => void
}

/** What was published, when and by whom; how any two versions differ; the way back to one of them. */
export function VersionsDrawer({ flow, draft, open, onClose, onVersion }: Props) {
  const { t } = useTranslation()
  const versions = useVersions(flow.id, open)
  return (
    <Drawer open={open} onClose={onClose} title={t('flows:versions.title')} size={460} destroyOnHidden>
      {versions.error && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.isPending && <LinesSkeleton rows={3} />}
      {versions.data?.length === 0 && <p className={styles.faint}>{t('flows:versions.none')}</p>}
      {versions.data && versions.data.length > 0 && (
        <History flow={flow} versions={versions.data} draft={draft} onClose={onClose} onVersion={onVersion} />
      )}
    </Drawer>
  )
}

function History({
  flow,
  versions,
  draft,
  onClose,
  onVersion,
}: Omit<Props, 'open'> & { versions: FlowVersion[] }) {
  const newestFirst = [...versions].sort((one, other) => other.version - one.version)
  const [compared, setCompared] = useState<[from: Compared, to: Compared]>([
    flow.publishedVersion ?? DRAFT,
    DRAFT,
  ])
  const { restore, restoring } = useRestore(draft)
  const back = async (version: number) => {
    if (await restore(version)) onClose()
  }
  return (
    <div className={styles.history}>
      <VersionCompare
        versions={newestFirst}
        from={compared[0]}
        to={compared[1]}
        onChange={(from, to) => setCompared([from, to])}
      />
      <ul className={styles.versions}>
        {newestFirst.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            current={version.version === flow.publishedVersion}
            restoring={restoring === version.version}
            onView={() => onVersion(version.version)}
            onCompare={() => setCompared([version.version, DRAFT])}
            onRestore={() => void back(version.version)}
          />
        ))}
      </ul>
    </div>
  )
}
