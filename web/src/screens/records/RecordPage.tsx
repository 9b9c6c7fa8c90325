import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function RecordPage() {
  const { t } = useTranslation()
  return <Underway title={t('records:title')} />
}
