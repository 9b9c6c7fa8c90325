import { Input, Radio, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { findForm } from '../../../flows/catalog'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { FormSelect } from '../panel/FormSelect'
import { PanelField } from '../panel/PanelField'
import { useTriggerEdit, useTriggerScope } from './useTriggerEdit'

/** Of which form, for which records; which fields must have changed; what the button says. */
export function RecordTrigger() {
  const { t } = useTranslation()
  const { definition, readOnly } = useDesigner()
  const form = useId()
  const edit = useTriggerEdit()
  const { trigger } = definition
  return (
    <>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={form}>
        <FormSelect
          id={form}
          value={trigger.form ?? ''}
          onChange={(chosen) =>
            edit({ form: chosen, filter: null, ...(trigger.type === 'recordUpdated' ? { fields: [] } : {}) })
          }
        />
      </PanelField>
      {trigger.type === 'recordUpdated' && <ChangedFields />}
      {trigger.type === 'rowButton' && <ButtonLabel />}
      <PanelField label={t('flows:panel.filter')} field="filter">
        <Radio.Group
          disabled={readOnly || !trigger.form}
          aria-label={t('flows:panel.filter')}
          value={trigger.filter ? 'some' : 'all'}
          onChange={(event) =>
            edit({ filter: event.target.value === 'all' ? null : { all: [{ field: '', op: 'equals' }] } })
          }
          options={[
            { value: 'all', label: t('flows:panel.filterAll') },
            { value: 'some', label: t('flows:panel.filterSome') },
          ]}
        />
        {trigger.filter && <Filter />}
      </PanelField>
    </>
  )
}

function Filter() {
  const { definition } = useDesigner()
  const { filter, form = '' } = definition.trigger
  const edit = useTriggerEdit()
  const scope = useTriggerScope()
  return (
    <ConditionEditor
      condition={filter}
      onChange={(changed) => edit({ filter: changed }, 'filter')}
      source={{ form, scope }}
    />
  )
}

function ChangedFields() {
  const { t } = useTranslation()
  const { definition, catalog, readOnly } = useDesigner()
  const id = useId()
  const edit = useTriggerEdit()
  const { form = '', fields = [] } = definition.trigger
  return (
    <PanelField
      label={t('flows:panel.changedFields')}
      field="fields"
      htmlFor={id}
      hint={t('flows:panel.changedFieldsHint')}
    >
      <Select
        id={id}
        mode="multiple"
        aria-label={t('flows:panel.changedFields')}
        style={{ width: '100%' }}
        disabled={readOnly || form === ''}
        placeholder={t('flows:panel.anyField')}
        showSearch={{ optionFilterProp: 'label' }}
        value={fields}
        options={(findForm(catalog, form)?.fields ?? []).map(({ key, label }) => ({ value: key, label }))}
        onChange={(chosen) => edit({ fields: chosen })}
      />
    </PanelField>
  )
}

const MAX_LABEL = 40 // characters, the server's limit

function ButtonLabel() {
  const { t } = useTranslation()
  const { definition, readOnly } = useDesigner()
  const id = useId()
  const edit = useTriggerEdit()
  return (
    <PanelField
      label={t('flows:panel.buttonLabel')}
      field="label"
      htmlFor={id}
      hint={t('flows:panel.buttonLabelHint')}
    >
      <Input
        id={id}
        value={definition.trigger.label ?? ''}
        maxLength={MAX_LABEL}
        disabled={readOnly}
        placeholder={t('flows:panel.buttonLabelExample')}
        onChange={(event) => edit({ label: event.target.value }, 'label')}
      />
    </PanelField>
  )
}
