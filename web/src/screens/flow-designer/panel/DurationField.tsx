import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Mapping } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import styles from './panel.module.css'

const UNITS = ['SECONDS', 'MINUTES', 'HOURS', 'DAYS'] as const

export interface DurationParts {
  amount?: Mapping
  unit?: (typeof UNITS)[number]
}

interface Props {
  label: string
  /** Path of the amount, as problems name it. */
  field: string
  required?: boolean
  scope: readonly ScopeNode[]
  duration: DurationParts
  onChange: (duration: DurationParts) => void
}

/** So many minutes, hours, days. */
export function DurationField({ label, field, required = false, scope, duration, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const { amount, unit = 'MINUTES' } = duration
  return (
    <MappingField
      label={label}
      field={field}
      type="number"
      required={required}
      mapping={amount}
      scope={scope}
      onChange={(changed) => onChange(changed ? { amount: changed, unit } : { unit })}
      aside={
        <Select
          className={styles.unit ?? ''}
          size="small"
          variant="filled"
          aria-label={t('flows:panel.unit')}
          disabled={readOnly}
          value={unit}
          options={UNITS.map((value) => ({ value, label: t(`flows:panel.units.${value}`) }))}
          onChange={(changed) => onChange({ ...(amount ? { amount } : {}), unit: changed })}
        />
      }
    />
  )
}
