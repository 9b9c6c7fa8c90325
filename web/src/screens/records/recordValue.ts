import type { Form, FormRecord, Json } from '../../api/types'
import { isRecordField } from '../../forms/conditions'
import { isEmpty } from '../../forms/rules'

/** What a record holds under a key, of its form's fields or of what every record has. */
export function recordedValue(record: FormRecord, key: string): Json {
  return isRecordField(key) ? record[key] : (record.values[key] ?? null)
}

/** What a record is called: its first text, else its number. */
export function titleOf(form: Form, record: FormRecord): string {
  const texts = form.definition.fields
    .filter(({ type }) => type === 'text' || type === 'select')
    .map(({ key }) => record.values[key])
    .filter((value) => typeof value === 'string' && !isEmpty(value))
  return texts.length > 0 ? String(texts[0]) : `#${record.serial}`
}
