import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function RunsPage() {
  const { t } = useTranslation()
  return <Underway title={t('runs:title')} />
}
