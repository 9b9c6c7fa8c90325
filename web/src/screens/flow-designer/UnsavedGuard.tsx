import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import { useDesigner } from './DesignerContext'
import type { DraftControls } from './useDraft'

/** Nobody leaves unsaved work behind without being asked. */
export function UnsavedGuard({ draft }: { draft: DraftControls }) {
  const { t } = useTranslation()
  const { name } = useDesigner()
  const { dirty } = draft
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  if (blocker.state !== 'blocked') return null
  const saveAndLeave = async () => {
    if (await draft.save()) blocker.proceed()
    else blocker.reset()
  }
  return (
    <Modal
      open
      onCancel={blocker.reset}
      title={t('flows:designer.leave')}
      footer={[
        <Button key="stay" onClick={blocker.reset}>
          {t('flows:designer.leaveStay')}
        </Button>,
        <Button key="discard" danger onClick={blocker.proceed}>
          {t('flows:designer.leaveDiscard')}
        </Button>,
        <Button key="save" type="primary" loading={draft.saving} onClick={() => void saveAndLeave()}>
          {t('flows:designer.leaveSave')}
        </Button>,
      ]}
    >
      {t('flows:designer.leaveText', { name })}
    </Modal>
  )
}
