import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDesigner } from './DesignerContext'
import type { DraftControls } from './useDraft'

/** Somebody else saved the draft in between: theirs, ours, or back to editing. */
export function StaleDialog({ draft }: { draft: DraftControls }) {
  const { t } = useTranslation()
  const { name } = useDesigner()
  return (
    <Modal
      open={draft.stale}
      onCancel={draft.dismissStale}
      title={t('flows:designer.stale')}
      footer={[
        <Button key="stay" onClick={draft.dismissStale}>
          {t('flows:designer.leaveStay')}
        </Button>,
        <Button key="ours" danger onClick={() => void draft.keepOurs()}>
          {t('flows:designer.staleKeep')}
        </Button>,
        <Button key="theirs" type="primary" onClick={() => void draft.takeTheirs()}>
          {t('flows:designer.staleLoad')}
        </Button>,
      ]}
    >
      <p>{t('flows:designer.staleText', { name })}</p>
      <p>{t('flows:designer.staleLoadHint')}</p>
    </Modal>
  )
}
