import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function RunPage() {
  const { t } = useTranslation()
  return <Underway title={t('runs:title')} />
}
