import { RedoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './runs.module.css'

interface Props {
  /** Of the chosen runs. */
  count: number
  onRetry: () => void
  onNone: () => void
}

/** What can be done with the chosen runs; there while any are chosen. */
export function RunsBar({ count, onRetry, onNone }: Props) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <section className={styles.bar} aria-label={t('runs:select.title')}>
      <span role="status">{t('runs:select.chosen', { count })}</span>
      <Button type="primary" icon={<RedoOutlined />} onClick={onRetry}>
        {t('runs:many.open', { count })}
      </Button>
      <Button type="text" onClick={onNone}>
        {t('runs:select.none')}
      </Button>
    </section>
  )
}
