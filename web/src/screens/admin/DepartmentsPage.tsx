import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function DepartmentsPage() {
  const { t } = useTranslation()
  return <Underway title={t('people:title')} />
}
