import { useTranslation } from 'react-i18next'
import { Underway } from '../../frame/Underway'

export function FormDesignerPage() {
  const { t } = useTranslation()
  return <Underway title={t('forms:title')} />
}
