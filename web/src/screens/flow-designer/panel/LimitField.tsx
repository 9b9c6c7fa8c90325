import { InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner } from '../DesignerContext'
import { PanelField } from './PanelField'

const MAX_RECORDS = 1000 // the server's limit for one step

interface Props {
  hint: string
  placeholder: string
  limit: number | undefined
  onChange: (limit: number | undefined) => void
}

/** How many records at most. */
export function LimitField({ hint, placeholder, limit, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const id = useId()
  return (
    <PanelField label={t('flows:panel.limit')} field="limit" htmlFor={id} hint={hint}>
      <InputNumber
        id={id}
        disabled={readOnly}
        min={1}
        max={MAX_RECORDS}
        precision={0}
        placeholder={placeholder}
        value={limit ?? null}
        onChange={(value) => onChange(value ?? undefined)}
      />
    </PanelField>
  )
}
