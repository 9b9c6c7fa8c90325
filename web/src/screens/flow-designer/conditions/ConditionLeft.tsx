import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldType, findForm, isEventSource, RECORD_PARTS } from '../../../flows/catalog'
import { operatorsFor } from '../../../flows/conditions'
import type { Comparison } from '../../../flows/definition'
import { pathType } from '../../../flows/paths'
import { useDesigner } from '../DesignerContext'
import { ReferenceChip } from '../mapping/ReferenceChip'
import type { ConditionSource } from './ConditionEditor'

interface Props {
  comparison: Comparison
  onChange: (comparison: Comparison) => void
  source: ConditionSource
}

/** What is compared: a field of the form that is searched, or a value picked from the scope. */
export function ConditionLeft({ comparison, onChange, source }: Props) {
  return source.form === undefined ? (
    <PickedLeft comparison={comparison} onChange={onChange} source={source} />
  ) : (
    <FieldLeft comparison={comparison} onChange={onChange} form={source.form} />
  )
}

function PickedLeft({ comparison, onChange, source }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(!comparison.left)
  return (
    <ReferenceChip
      open={open}
      onOpenChange={setOpen}
      scope={source.scope}
      type="any"
      label={t('flows:cond.left')}
      cel={comparison.left ?? ''}
      failed={false}
      onPick={({ cel }) => {
        setOpen(false)
        const [op = 'equals'] = operatorsFor(pathType(source.scope, cel))
        onChange({ left: cel, op })
      }}
      onClear={() => onChange({ left: '', op: 'equals' })}
    />
  )
}

function FieldLeft({ comparison, onChange, form }: Omit<Props, 'source'> & { form: string }) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const fields = (findForm(catalog, form)?.fields ?? []).map((field) => ({
    value: field.key,
    label: field.label,
    type: fieldType(field),
  }))
  const parts = (isEventSource(form) ? [] : RECORD_PARTS)
    .filter(({ key }) => key !== 'id')
    .map(({ key, type }) => ({
      value: key,
      label: t(`flows:scope.${key}`),
      type,
    }))
  const all = [...fields, ...parts]
  return (
    <Select
      disabled={readOnly}
      aria-label={t('flows:cond.left')}
      showSearch={{ optionFilterProp: 'label' }}
      value={comparison.field || null}
      placeholder={t('flows:cond.field')}
      options={all.map(({ value, label }) => ({ value, label }))}
      onChange={(field) => {
        const type = all.find(({ value }) => value === field)?.type ?? 'any'
        const [op = 'equals'] = operatorsFor(type)
        onChange({ field: field ?? '', op })
      }}
    />
  )
}
