import { InputNumber } from 'antd'
import type { NumberField } from '../../api/types'
import type { FieldInputProps } from './FieldInput'

export function NumberInput({ field, id, value, onChange }: FieldInputProps<NumberField>) {
  return (
    <InputNumber<number>
      id={id}
      value={typeof value === 'number' ? value : null}
      placeholder={field.placeholder ?? ''}
      disabled={field.readOnly === true}
      controls={false}
      inputMode="decimal"
      suffix={field.unit}
      onChange={(next) => onChange?.(next)}
      style={{ width: '100%' }}
    />
  )
}
