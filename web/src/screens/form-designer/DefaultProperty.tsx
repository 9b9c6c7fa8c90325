import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Default } from '../../api/types'
import type { DesignField } from '../../forms/design'
import { fieldKind } from '../../forms/field-kinds'
import { FieldInput } from '../../forms/fields/FieldInput'
import { Property } from './Property'
import { useFieldSettings } from './useFieldSettings'

type Kind = Default['type'] | 'none'

/** What a new record starts with: nothing, a fixed value, or what is known of who fills it in. */
export function DefaultProperty({ item }: { item: DesignField }) {
  const { t } = useTranslation()
  const { change, problem } = useFieldSettings(item)
  const { field } = item
  const kinds: Kind[] = ['none', ...fieldKind(field.type).defaults]
  const begin = (kind: Kind) => {
    if (kind === 'none') change({ default: undefined })
    else change({ default: kind === 'value' ? { type: kind, value: null } : { type: kind } })
  }
  const { default: rule } = field
  const plain = { ...field, readOnly: false, default: undefined, placeholder: '' }
  return (
    <>
      <Property id="field-default" label={t('forms:rules.default')}>
        <Select<Kind>
          id="field-default"
          value={rule?.type ?? 'none'}
          options={kinds.map((value) => ({ value, label: t(`forms:default.${value}`) }))}
          onChange={begin}
        />
      </Property>
      {rule?.type === 'value' && (
        <Property id="field-default-value" label={t('forms:rules.defaultValue')} help={problem('default')}>
          <FieldInput
            id="field-default-value"
            field={plain}
            value={rule.value}
            onChange={(value) => change({ default: { type: 'value', value } }, 'default.value')}
          />
        </Property>
      )}
    </>
  )
}
