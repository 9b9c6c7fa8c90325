import type { MemberField, MembersField } from '../../api/types'
import { PersonPicker } from '../../components/PersonPicker'
import type { FieldInputProps } from './FieldInput'

export function PeopleInput({ field, id, value, onChange }: FieldInputProps<MemberField | MembersField>) {
  const common = {
    id,
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
    disabled: field.readOnly === true,
  }
  if (field.type === 'member') {
    const chosen = typeof value === 'string' ? value : null
    return <PersonPicker {...common} value={chosen} onChange={(next) => onChange?.(next)} />
  }
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  return <PersonPicker {...common} multiple value={chosen} onChange={(next) => onChange?.(next)} />
}
