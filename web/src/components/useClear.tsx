import { CloseCircleFilled } from '@ant-design/icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** `allowClear` of inputs and selects in the reader's language; on its own it would be read out in English. */
export function useClear() {
  const { t } = useTranslation()
  const label = t('common:clear')
  return useMemo(() => ({ label, clearIcon: <CloseCircleFilled aria-label={label} /> }), [label])
}
