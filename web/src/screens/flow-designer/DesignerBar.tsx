import { HistoryOutlined, RedoOutlined, UndoOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { Flow } from '../../api/types'
import { canRedo, canUndo } from '../../flows/history'
import { DeleteFlow } from '../flows/DeleteFlow'
import { EnableSwitch } from '../flows/EnableSwitch'
import { FlowState } from '../flows/FlowState'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import type { DraftControls } from './useDraft'
import { VersionsDrawer } from './VersionsDrawer'

interface Props {
  flow: Flow
  draft: DraftControls
  onVersion: (version: number) => void
}

/** Below the header: where the flow stands, undo and redo, versions, runs, the switch. */
export function DesignerBar({ flow, draft, onVersion }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const navigate = useNavigate()
  const { history } = useSyncExternalStore(editor.subscribe, editor.snapshot)
  const [versions, setVersions] = useState(false)
  const saved = draft.saving ? 'saving' : draft.dirty ? 'unsaved' : 'saved'
  const undo = t('flows:designer.undo')
  const redo = t('flows:designer.redo')
  return (
    <div className={styles.bar}>
      <FlowState flow={flow} />
      <span className={styles.saved} role="status" data-state={saved}>
        {t(`flows:state.${saved}`)}
      </span>
      <span className={styles.gap} />
      <Button
        type="text"
        icon={<UndoOutlined />}
        aria-label={undo}
        title={`${undo} (Ctrl Z)`}
        disabled={!canUndo(history)}
        onClick={() => editor.undo()}
      />
      <Button
        type="text"
        icon={<RedoOutlined />}
        aria-label={redo}
        title={`${redo} (Ctrl Shift Z)`}
        disabled={!canRedo(history)}
        onClick={() => editor.redo()}
      />
      <span className={styles.divider} />
      <Button type="text" icon={<HistoryOutlined aria-hidden />} onClick={() => setVersions(true)}>
        {t('flows:designer.versions')}
      </Button>
      <Link to={`/flows/${flow.id}/runs`} className={styles.runsLink}>
        <UnorderedListOutlined aria-hidden /> {t('flows:designer.runs')}
      </Link>
      <span className={styles.divider} />
      <span className={styles.enable}>
        <EnableSwitch flow={flow} />
        <span aria-hidden="true">{t('flows:list.columns.enabled')}</span>
      </span>
      <DeleteFlow flow={flow} disabled={draft.dirty} onDeleted={() => void navigate('/flows')} />
      <VersionsDrawer
        flow={flow}
        draft={draft}
        open={versions}
        onClose={() => setVersions(false)}
        onVersion={(version) => {
          setVersions(false)
          onVersion(version)
        }}
      />
    </div>
  )
}
