import type { DepartmentField } from '../../api/types'
import { DepartmentPicker } from '../../components/DepartmentPicker'
import type { FieldInputProps } from './FieldInput'

export function DepartmentInput({ field, id, value, onChange }: FieldInputProps<DepartmentField>) {
  return (
    <DepartmentPicker
      id={id}
      {...(field.placeholder ? { placeholder: field.placeholder } : {})}
      disabled={field.readOnly === true}
      value={typeof value === 'string' ? value : null}
      onChange={(next) => onChange?.(next)}
    />
  )
}
