import type { Field, Json } from '../../api/types'
import { type FieldValue, isComputed } from '../definition'
import { ChoiceInput } from './ChoiceInput'
import { ComputedInput } from './ComputedInput'
import { DateInput } from './DateInput'
import { DepartmentInput } from './DepartmentInput'
import { NumberInput } from './NumberInput'
import { PeopleInput } from './PeopleInput'
import { TextInput } from './TextInput'

export interface FieldInputProps<F extends Field = Field> {
  field: F
  /** The saved form the field belongs to, for live options; undefined in the designer. */
  form?: string | undefined
  /** These three are given by Ant Design's `Form.Item`. */
  id?: string
  value?: FieldValue
  onChange?: (value: Json) => void
}

/** The control for one field, as everybody who fills in a form sees it. */
export function FieldInput({ field, ...given }: FieldInputProps) {
  if (isComputed(field)) return <ComputedInput field={field} {...given} />
  switch (field.type) {
    case 'text':
    case 'textarea':
      return <TextInput field={field} {...given} />
    case 'number':
      return <NumberInput field={field} {...given} />
    case 'date':
    case 'datetime':
      return <DateInput field={field} {...given} />
    case 'select':
    case 'multiSelect':
      return <ChoiceInput field={field} {...given} />
    case 'member':
    case 'members':
      return <PeopleInput field={field} {...given} />
    case 'department':
      return <DepartmentInput field={field} {...given} />
    case 'serial':
      return <ComputedInput field={field} {...given} />
  }
}
