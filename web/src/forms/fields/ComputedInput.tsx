import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ValueView } from '../values/ValueView'
import type { FieldInputProps } from './FieldInput'
import styles from './fields.module.css'

/** What the server fills in: shown where it will be, never typed into. */
export function ComputedInput({ field, id, value }: FieldInputProps) {
  const { t } = useTranslation('forms')
  const hint = t(field.type === 'serial' ? 'forms:fill.numbered' : 'forms:fill.linked')
  if (typeof value === 'object' && value !== null) {
    return (
      <output id={id} className={styles.computed}>
        <ValueView field={field} value={value} />
      </output>
    )
  }
  const text = value === undefined || value === null ? '' : String(value)
  return <Input id={id} readOnly variant="filled" value={text} placeholder={hint} />
}
