import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

/** Ctrl-K. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('frame:palette')}>
      {t('frame:underway')}
    </Modal>
  )
}
