import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Field, Json } from '../../api/types'
import { isComputed } from '../definition'
import { checkValue } from '../rules'
import { FieldInput } from './FieldInput'

interface Props {
  field: Field
  /** The saved form; undefined while it is being designed. */
  form: string | undefined
}

/** One field of a form that is being filled in: label, control, description and what is wrong with it. */
export function FieldItem({ field, form }: Props) {
  const { t } = useTranslation('forms')
  const check = async (_rule: unknown, value: Json | undefined) => {
    const problem = checkValue(field, value)
    if (problem)
      throw new Error(t(`forms:value.${problem.code}`, { label: field.label, limit: problem.limit }))
  }
  return (
    <Form.Item
      name={field.key}
      label={field.label}
      extra={field.description}
      required={field.required === true && !isComputed(field)}
      rules={[{ validator: check }]}
      validateTrigger="onBlur"
    >
      <FieldInput field={field} form={form} />
    </Form.Item>
  )
}
