import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function AppPage() {
  const { t } = useTranslation()
  return <Underway title={t('apps:title')} />
}
