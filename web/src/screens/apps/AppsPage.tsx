import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function AppsPage() {
  const { t } = useTranslation()
  return <Underway title={t('apps:title')} />
}
