import { SearchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useFrame } from './FrameContext'
import styles from './frame.module.css'

export function SearchButton() {
  const { t } = useTranslation()
  const { openPalette } = useFrame()
  return (
    <button type="button" className={styles.search} onClick={openPalette} aria-label={t('frame:palette')}>
      <SearchOutlined />
      <span className={styles.searchText}>{t('frame:search')}</span>
      <kbd className={styles.key}>Ctrl K</kbd>
    </button>
  )
}
