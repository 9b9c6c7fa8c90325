import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DesignField } from '../../forms/design'
import { Property } from './Property'
import { useFieldSettings } from './useFieldSettings'

/** The name under which flows and programs know the field; final once it is saved. */
export function KeyProperty({ item }: { item: DesignField }) {
  const { t } = useTranslation()
  const { change, problem } = useFieldSettings(item)
  return (
    <Property
      id="field-key"
      label={t('forms:properties.key')}
      help={problem('key')}
      hint={t(item.saved ? 'forms:properties.keyFinal' : 'forms:properties.keyHint')}
    >
      <Input
        id="field-key"
        value={item.field.key}
        readOnly={item.saved}
        variant={item.saved ? 'filled' : 'outlined'}
        maxLength={40}
        spellCheck={false}
        onChange={(event) => change({ key: event.target.value })}
      />
    </Property>
  )
}
