import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function PeoplePage() {
  const { t } = useTranslation()
  return <Underway title={t('people:title')} />
}
