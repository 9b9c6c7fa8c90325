import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function LedgerPage() {
  const { t } = useTranslation()
  return <Underway title={t('records:title')} />
}
