import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function InboxPage() {
  const { t } = useTranslation()
  return <Underway title={t('inbox:title')} />
}
