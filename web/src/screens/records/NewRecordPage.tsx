import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function NewRecordPage() {
  const { t } = useTranslation()
  return <Underway title={t('records:title')} />
}
