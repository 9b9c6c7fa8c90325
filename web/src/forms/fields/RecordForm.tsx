import { Form } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { isProblem } from '../../api/problem'
import type { Field, Id, Values } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import type { FieldValues } from '../definition'
import { FieldItem } from './FieldItem'
import styles from './fields.module.css'
import { showRefusal } from './showRefusal'
import { useLinkedValues } from './useLinkedValues'

interface Props {
  /** The saved form; undefined while it is being designed. */
  form: { id: Id; version: number } | undefined
  fields: Field[]
  initial: FieldValues
  /** Begins the ids of the controls, where two forms can be on one page. */
  name?: string
  /** Gets all values; a rejection is shown, at its fields where it names them. */
  onSubmit: (values: Values) => Promise<void>
  onChange?: () => void
  /** The buttons; the submitting one has `htmlType="submit"`. */
  children: ReactNode
}

/** A form as people fill it in: on its page, in a drawer, when editing, and in the designer's preview. */
export function RecordForm({ form, fields, initial, name = 'record', onSubmit, onChange, children }: Props) {
  const [instance] = Form.useForm<Values>()
  const [refusal, setRefusal] = useState<unknown>(null)
  const busy = useRef(false)
  useLinkedValues(instance, form, fields)
  // A second press while the first is under way is the same intention.
  async function submit() {
    if (busy.current) return
    busy.current = true
    setRefusal(null)
    try {
      await onSubmit(instance.getFieldsValue(true))
    } catch (error) {
      setRefusal(error)
      showRefusal(instance, fields, error)
    } finally {
      busy.current = false
    }
  }

  const shown = fields.map((field) => `values.${field.key}`)
  return (
    <Form<Values>
      form={instance}
      name={name}
      className={styles.form ?? ''}
      layout="vertical"
      requiredMark
      initialValues={initial}
      scrollToFirstError={{ behavior: 'smooth', block: 'center', focus: true }}
      onValuesChange={(changed) => {
        for (const key of Object.keys(changed)) instance.setFields([{ name: key, errors: [] }])
        onChange?.()
      }}
      onFinish={submit}
    >
      {refusal !== null && !isSaidBesideFields(refusal, shown) && (
        <div style={{ marginBottom: 16 }}>
          <ProblemAlert error={refusal} shownFields={shown} />
        </div>
      )}
      {fields.map((field) => (
        <FieldItem key={field.key} field={field} form={form?.id} />
      ))}
      {children}
    </Form>
  )
}

/** A refusal of one field has only one sentence, and it stands beside that field. */
function isSaidBesideFields(refusal: unknown, shown: readonly string[]): boolean {
  return (
    isProblem(refusal) &&
    refusal.errors.length > 0 &&
    refusal.errors.every(({ field, detail }) => shown.includes(field) && detail === refusal.detail)
  )
}
