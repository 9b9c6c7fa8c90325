import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function TokensPage() {
  const { t } = useTranslation()
  return <Underway title={t('people:title')} />
}
