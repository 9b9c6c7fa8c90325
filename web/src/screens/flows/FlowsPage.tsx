import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function FlowsPage() {
  const { t } = useTranslation()
  return <Underway title={t('flows:title')} />
}
