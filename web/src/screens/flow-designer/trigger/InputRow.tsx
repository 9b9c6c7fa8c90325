import { DeleteOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select, Input as TextInput } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../flows/definition'
import { fieldProblems } from '../../../flows/problems'
import { useDesigner } from '../DesignerContext'
import { FieldProblems } from '../panel/FieldProblems'
import { IDENTIFIER } from '../panel/NamedMappings'
import { useStepProblems } from '../panel/useStepProblems'
import styles from './trigger.module.css'

const TYPES = [
  'text',
  'number',
  'boolean',
  'date',
  'datetime',
  'person',
  'persons',
  'department',
  'chat',
  'texts',
  'any',
] as const

interface Props {
  input: Input
  others: readonly string[]
  onChange: (input: Input, part: string) => void
  onRemove: () => void
}

/** One input: its key, what people call it, its type, and whether it must be given. */
export function InputRow({ input, others, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const [typed, setTyped] = useState<string | null>(null)
  const field = `inputs.${input.key}`
  const problems = fieldProblems(useStepProblems(), field)
  const key = typed ?? input.key
  const usable = (text: string) => IDENTIFIER.test(text) && !others.includes(text)
  const fault = usable(key)
    ? null
    : t(others.includes(key) ? 'flows:panel.nameTaken' : 'flows:panel.nameRule')
  return (
    <li className={styles.inputRow} data-field={field}>
      <TextInput
        className={styles.inputKey ?? ''}
        aria-label={t('flows:inputs.key')}
        value={key}
        disabled={readOnly}
        status={fault ? 'error' : ''}
        spellCheck={false}
        onChange={(event) => {
          const next = event.target.value
          setTyped(usable(next) ? null : next)
          if (usable(next)) onChange({ ...input, key: next }, 'key')
        }}
        onBlur={() => setTyped(null)}
      />
      <TextInput
        aria-label={t('flows:inputs.label')}
        placeholder={t('flows:inputs.label')}
        value={input.label ?? ''}
        maxLength={60}
        disabled={readOnly}
        onChange={(event) => onChange({ ...input, label: event.target.value }, 'label')}
      />
      {!readOnly && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('flows:inputs.remove', { name: input.label || input.key })}
          onClick={onRemove}
        />
      )}
      <Select
        aria-label={t('flows:inputs.type')}
        disabled={readOnly}
        value={input.type ?? 'any'}
        options={TYPES.map((value) => ({ value, label: t(`flows:types.${value}`) }))}
        onChange={(type) => onChange({ ...input, type }, 'type')}
      />
      <Checkbox
        checked={input.required}
        disabled={readOnly}
        onChange={(event) => onChange({ ...input, required: event.target.checked }, 'required')}
      >
        {t('flows:inputs.required')}
      </Checkbox>
      {fault && <p className={styles.fault}>{fault}</p>}
      <FieldProblems problems={problems} />
    </li>
  )
}
