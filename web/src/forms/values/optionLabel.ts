import type { Field } from '../../api/types'
import { isChoice } from '../definition'

/** What a stored option is called; options of another form are their own labels. */
export function optionLabel(field: Field, value: string): string {
  const items = isChoice(field) && field.options.type === 'static' ? field.options.items : []
  return items.find((item) => item.value === value)?.label ?? value
}
