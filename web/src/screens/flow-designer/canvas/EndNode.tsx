import { useTranslation } from 'react-i18next'
import styles from './canvas.module.css'
import { Ports } from './Ports'

export function EndNode() {
  const { t } = useTranslation()
  return (
    <>
      <Ports target />
      <span className={styles.end}>{t('flows:designer.end')}</span>
    </>
  )
}
