import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { PaletteSearch } from './PaletteSearch'
import styles from './palette.module.css'

interface Props {
  open: boolean
  onClose: () => void
}

/** Ctrl-K: goes anywhere by typing. */
export function Palette({ open, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      style={{ top: '12vh' }}
      styles={{ container: { padding: 0 } }}
      title={<span className="visually-hidden">{t('frame:palette')}</span>}
      classNames={{ header: styles.header ?? '' }}
      destroyOnHidden
    >
      <PaletteSearch onDone={onClose} />
    </Modal>
  )
}
