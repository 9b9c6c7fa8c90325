import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SerialField } from '../../api/types'
import type { DesignField } from '../../forms/design'
import { Property } from './Property'
import { useFieldSettings } from './useFieldSettings'

const RESETS = ['NEVER', 'YEAR', 'MONTH', 'DAY'] as const

export function NumberingProperties({ item, field }: { item: DesignField; field: SerialField }) {
  const { t } = useTranslation()
  const { change } = useFieldSettings(item)
  const digits = field.digits ?? 4
  return (
    <>
      <Property id="field-prefix" label={t('forms:numbering.prefix')}>
        <Input
          id="field-prefix"
          value={field.prefix ?? ''}
          maxLength={20}
          placeholder="GC"
          onChange={(event) => change({ prefix: event.target.value || undefined })}
        />
      </Property>
      <Property id="field-digits" label={t('forms:numbering.digits')}>
        <InputNumber
          id="field-digits"
          min={1}
          max={10}
          precision={0}
          value={digits}
          onChange={(next) => change({ digits: next ?? undefined })}
          style={{ width: '100%' }}
        />
      </Property>
      <Property id="field-reset" label={t('forms:numbering.reset')}>
        <Select
          id="field-reset"
          value={field.reset ?? 'NEVER'}
          options={RESETS.map((value) => ({ value, label: t(`forms:numbering.${value}`) }))}
          onChange={(reset) => change({ reset })}
        />
      </Property>
    </>
  )
}
