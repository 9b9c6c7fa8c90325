import { Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

/** Asks before unsaved changes are left behind, inside the app and when the tab closes. */
export function UnsavedGuard({ when }: { when: boolean }) {
  const { t } = useTranslation()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!when) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [when])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('forms:unsaved.title')}
      okText={t('forms:unsaved.stay')}
      cancelText={t('forms:unsaved.leave')}
      cancelButtonProps={{ danger: true }}
      closable={false}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      keyboard={false}
    >
      <p>{t('forms:unsaved.text')}</p>
    </Modal>
  )
}
