import { Button, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import type { Comparison, Field, Form, Json, Operator } from '../../api/types'
import { DepartmentPicker } from '../../components/DepartmentPicker'
import { comparedField } from '../../forms/comparedField'
import {
  isComplete,
  isRecordField,
  needsValue,
  operatorsFor,
  operatorsForRecordField,
} from '../../forms/conditions'
import { FieldInput } from '../../forms/fields/FieldInput'
import { operatorWord } from '../../forms/useConditionWords'
import styles from './ledger.module.css'

interface Props {
  form: Form
  fields: Field[]
  comparison: (Comparison & { field: string }) | null
  onApply: (comparison: Comparison) => void
}

/** Field, operator and value of one comparison, in the order in which it is said. */
export function ComparisonEditor({ form, fields, comparison, onApply }: Props) {
  const { t } = useTranslation()
  const me = useMe().person.id
  const [key, setKey] = useState(comparison?.field ?? fields.find((each) => each.key !== 'serial')?.key ?? '')
  const field = fields.find((each) => each.key === key)
  const ops = field ? operatorsOf(field) : []
  const [chosenOp, setOp] = useState<Operator | undefined>(comparison?.op)
  const op = chosenOp && ops.includes(chosenOp) ? chosenOp : (ops[0] ?? 'equals')
  const [value, setValue] = useState<Json>(comparison?.value ?? null)
  const next: Comparison = needsValue(op) ? { field: key, op, value } : { field: key, op }
  const asked = field && needsValue(op) ? comparedField(field, op) : null

  function apply(event: FormEvent) {
    event.preventDefault()
    if (isComplete(next)) onApply(next)
  }

  return (
    <form className={styles.editor} onSubmit={apply}>
      <Select
        aria-label={t('records:filter.field')}
        value={key}
        showSearch={{ optionFilterProp: 'label' }}
        options={fields.map((each) => ({ value: each.key, label: each.label }))}
        onChange={(chosen) => {
          setKey(chosen)
          setOp(undefined)
          setValue(null)
        }}
      />
      <Select
        aria-label={t('records:filter.operator')}
        value={op}
        options={ops.map((each) => ({
          value: each,
          label: t(`forms:operator.${operatorWord(field, each)}`),
        }))}
        onChange={(chosen) => {
          if ((chosen === 'in') !== (op === 'in')) setValue(null)
          setOp(chosen)
        }}
      />
      {asked && (
        <div className={styles.editorValue}>
          <label className="visually-hidden" htmlFor="filter-value">
            {t('records:filter.value')}
          </label>
          {asked.type === 'department' && op === 'in' ? (
            <DepartmentPicker
              id="filter-value"
              multiple
              value={Array.isArray(value) ? value.map(String) : []}
              onChange={setValue}
            />
          ) : (
            <FieldInput
              key={`${key} ${op}`}
              id="filter-value"
              field={asked}
              form={form.id}
              value={value}
              onChange={setValue}
            />
          )}
          {asked.type === 'member' && value !== me && (
            <Button type="link" size="small" onClick={() => setValue(me)}>
              {t('forms:condition.me')}
            </Button>
          )}
        </div>
      )}
      <Button type="primary" htmlType="submit" disabled={!isComplete(next)}>
        {t('records:filter.apply')}
      </Button>
    </form>
  )
}

function operatorsOf(field: Field): Operator[] {
  return [...(isRecordField(field.key) ? operatorsForRecordField(field.key) : operatorsFor(field.type))]
}
