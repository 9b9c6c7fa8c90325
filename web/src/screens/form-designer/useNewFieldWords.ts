import { useTranslation } from 'react-i18next'
import type { FieldType } from '../../api/types'
import type { NewFieldWords } from '../../forms/new-field'

export function useNewFieldWords() {
  const { t } = useTranslation()
  return (type: FieldType): NewFieldWords => ({
    label: t(`forms:type.${type}`),
    option: (number) => t('forms:options.nth', { number }),
  })
}
