import { Input } from 'antd'
import type { TextareaField, TextField } from '../../api/types'
import { lengthOf, maxLength } from '../rules'
import type { FieldInputProps } from './FieldInput'

/** The part of the limit from which the count is worth showing. */
const NEAR = 0.8

/** Counts as the rules do, and lets one type past the limit: the message then says what is too much. */
export function TextInput({ field, id, value, onChange }: FieldInputProps<TextField | TextareaField>) {
  const given = {
    id,
    value: typeof value === 'string' ? value : '',
    placeholder: field.placeholder,
    disabled: field.readOnly === true,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange?.(event.target.value),
  }
  if (field.type === 'text') return <Input {...given} />
  const max = maxLength(field)
  const count = { show: lengthOf(given.value) > max * NEAR, max, strategy: lengthOf }
  return <Input.TextArea {...given} autoSize={{ minRows: 3, maxRows: 12 }} count={count} />
}
