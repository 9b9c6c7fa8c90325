import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flow, FlowVersion } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import type { Catalog } from '../../flows/catalog'
import { Editor } from '../../flows/editor'
import { parseDefinition } from '../../flows/parse'
import { useVersions } from '../flows/queries'
import { Canvas } from './canvas/Canvas'
import { DesignerContext } from './DesignerContext'
import styles from './designer.module.css'
import { Panel } from './panel/Panel'
import { useDesignerParts } from './useDesignerParts'
import type { DraftControls } from './useDraft'
import { useRestore } from './useRestore'

interface Props {
  flow: Flow
  catalog: Catalog
  version: number
  draft: DraftControls
  onClose: () => void
}

/** A published version, read only, with the way back and the way into the draft. */
export function VersionView({ version, ...props }: Props) {
  const versions = useVersions(props.flow.id)
  if (versions.error) return <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
  const found = versions.data?.find((candidate) => candidate.version === version)
  return found ? <Shown key={version} {...props} version={found} /> : <LinesSkeleton />
}

function Shown({
  flow,
  catalog,
  version,
  draft,
  onClose,
}: Omit<Props, 'version'> & { version: FlowVersion }) {
  const { t } = useTranslation()
  const { restore, restoring } = useRestore(draft)
  const definition = useMemo(() => parseDefinition(version.definition), [version])
  const shown = useMemo(() => new Editor({ name: flow.name, definition }), [flow.name, definition])
  const parts = useDesignerParts(shown, flow, catalog, true)
  const back = async () => {
    if (await restore(version.version)) onClose()
  }
  return (
    <DesignerContext value={parts}>
      <div className={styles.designer}>
        <div className={`${styles.bar} ${styles.viewing}`} role="status">
          <span>{t('flows:versions.viewing', { version: version.version })}</span>
          {version.note && <span className={styles.note}>{version.note}</span>}
          <span className={styles.gap} />
          <Button size="small" loading={restoring !== null} onClick={() => void back()}>
            {t('flows:versions.restore')}
          </Button>
          <Button size="small" type="primary" onClick={onClose}>
            {t('flows:versions.back')}
          </Button>
        </div>
        <div className={styles.body}>
          <Canvas />
          <Panel />
        </div>
      </div>
    </DesignerContext>
  )
}
