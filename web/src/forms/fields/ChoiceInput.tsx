import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MultiSelectField, SelectField } from '../../api/types'
import { useClear } from '../../components/useClear'
import { useFieldOptions } from '../useFieldOptions'
import type { FieldInputProps } from './FieldInput'

/** A select over fixed options, or over the values of another form, which the server searches. */
export function ChoiceInput({
  field,
  form,
  id,
  value,
  onChange,
}: FieldInputProps<SelectField | MultiSelectField>) {
  const clear = useClear()
  const { t } = useTranslation('forms')
  const [q, setQ] = useState('')
  const live = field.options.type === 'form'
  const found = useFieldOptions(field, form, q)
  const options = field.options.type === 'static' ? field.options.items : (found.data ?? [])
  const many = field.type === 'multiSelect'
  const search = live ? { filterOption: false, onSearch: setQ } : { optionFilterProp: 'label' }
  return (
    <Select
      id={id}
      {...(many ? { mode: 'multiple' as const } : {})}
      showSearch={search}
      value={many ? texts(value) : typeof value === 'string' ? value : undefined}
      options={options.map((option) => ({ value: option.value, label: option.label }))}
      placeholder={field.placeholder ?? t('fill.choose')}
      disabled={field.readOnly === true}
      loading={live && found.isFetching}
      notFoundContent={
        found.isFetching ? t('fill.loadingOptions') : t(live ? 'fill.noRecords' : 'fill.noOptions')
      }
      allowClear={clear}
      maxTagCount="responsive"
      onOpenChange={(open) => {
        if (open && live) void found.refetch()
      }}
      onChange={(next) => onChange?.(next ?? null)}
      style={{ width: '100%' }}
    />
  )
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
