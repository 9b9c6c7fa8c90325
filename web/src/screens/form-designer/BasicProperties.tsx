import { Collapse, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { isChoice } from '../../forms/definition'
import type { DesignField } from '../../forms/design'
import { offers } from '../../forms/field-kinds'
import { useDesigner } from './DesignerContext'
import { KeyProperty } from './KeyProperty'
import { NumberingProperties } from './NumberingProperties'
import { OptionsProperty } from './OptionsProperty'
import { Property } from './Property'
import { useFieldSettings } from './useFieldSettings'

export function BasicProperties({ item }: { item: DesignField }) {
  const { t } = useTranslation()
  const { state } = useDesigner()
  const { change, problem } = useFieldSettings(item)
  const { field } = item
  return (
    <>
      <Property id="field-label" label={t('forms:properties.label')} help={problem('label')}>
        <Input
          id="field-label"
          value={field.label}
          maxLength={100}
          // A field just put down has its type for a name: the first letter typed replaces it.
          autoFocus={state.naming === item.id}
          onFocus={(event) => state.naming === item.id && event.target.select()}
          onChange={(event) => change({ label: event.target.value })}
        />
      </Property>
      {isChoice(field) && <OptionsProperty item={item} field={field} />}
      <Property id="field-description" label={t('forms:properties.description')}>
        <Input.TextArea
          id="field-description"
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={field.description ?? ''}
          maxLength={500}
          placeholder={t('forms:properties.descriptionHint')}
          onChange={(event) => change({ description: event.target.value || undefined })}
        />
      </Property>
      {offers(field.type, 'placeholder') && (
        <Property id="field-placeholder" label={t('forms:properties.placeholder')}>
          <Input
            id="field-placeholder"
            value={field.placeholder ?? ''}
            maxLength={100}
            onChange={(event) => change({ placeholder: event.target.value || undefined })}
          />
        </Property>
      )}
      {field.type === 'number' && (
        <Property id="field-unit" label={t('forms:properties.unit')}>
          <Input
            id="field-unit"
            value={field.unit ?? ''}
            maxLength={20}
            placeholder={t('forms:properties.unitHint')}
            onChange={(event) => change({ unit: event.target.value || undefined })}
          />
        </Property>
      )}
      {field.type === 'serial' && <NumberingProperties item={item} field={field} />}
      <Collapse
        ghost
        size="small"
        {...(problem('key') ? { defaultActiveKey: 'advanced' } : {})}
        items={[
          { key: 'advanced', label: t('forms:properties.advanced'), children: <KeyProperty item={item} /> },
        ]}
      />
    </>
  )
}
