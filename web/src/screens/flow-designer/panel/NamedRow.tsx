import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping } from '../../../flows/definition'
import { fieldProblems, positionOf } from '../../../flows/problems'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { LiteralTypeSelect, useLiteralType } from '../mapping/LiteralTypeSelect'
import { MappingControl } from '../mapping/MappingControl'
import { FieldProblems } from './FieldProblems'
import styles from './panel.module.css'
import { useStepProblems } from './useStepProblems'

interface Props {
  field: string
  name: string
  others: readonly string[]
  rule: { pattern: RegExp; text: string }
  mapping: Mapping
  scope: readonly ScopeNode[]
  secrets: boolean
  /** Fixed values may be of any type. */
  anyType: boolean
  onName: (name: string) => void
  onValue: (mapping: Mapping | undefined) => void
  onRemove: () => void
}

/** A name and its value. A name that cannot be used stays in the text until it can. */
export function NamedRow({
  field,
  name,
  others,
  rule,
  mapping,
  scope,
  secrets,
  anyType,
  onName,
  onValue,
  onRemove,
}: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const [typed, setTyped] = useState<string | null>(null)
  const problems = fieldProblems(useStepProblems(), field)
  const text = typed ?? name
  const fault = faultOf(text, others, rule, t('flows:panel.nameTaken'))
  const literal = useLiteralType(mapping, onValue)
  const remove = t('flows:panel.removeValue', { name })
  return (
    <li className={styles.row} data-field={field}>
      <div className={styles.rowHead}>
        <Input
          className={styles.rowName ?? ''}
          aria-label={t('flows:panel.valueName')}
          value={text}
          disabled={readOnly}
          status={fault ? 'error' : ''}
          spellCheck={false}
          onChange={(event) => {
            const next = event.target.value
            const usable = faultOf(next, others, rule, '-') === null
            setTyped(usable ? null : next)
            if (usable) onName(next)
          }}
          onBlur={() => setTyped(null)}
        />
        {anyType && literal.type && (
          <LiteralTypeSelect name={text} type={literal.type} onChange={literal.choose} />
        )}
        {!readOnly && (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={remove}
            title={remove}
            onClick={onRemove}
          />
        )}
      </div>
      <MappingControl
        label={text}
        type="any"
        mapping={mapping}
        scope={scope}
        secrets={secrets}
        literal={anyType ? literal.control : undefined}
        failed={problems.length > 0}
        position={positionOf(problems)}
        onChange={onValue}
      />
      {fault && <p className={styles.problems}>{fault}</p>}
      <FieldProblems problems={problems} />
    </li>
  )
}

function faultOf(
  name: string,
  others: readonly string[],
  rule: { pattern: RegExp; text: string },
  taken: string,
): string | null {
  if (!rule.pattern.test(name)) return rule.text
  return others.includes(name) ? taken : null
}
