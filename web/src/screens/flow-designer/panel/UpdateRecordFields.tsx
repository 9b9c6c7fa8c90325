import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogField, fieldType, findForm, writableFields } from '../../../flows/catalog'
import type { UpdateRecordStep } from '../../../flows/definition'
import { withMapping } from '../../../flows/mappings'
import { suggest } from '../../../flows/suggestions'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

/** Which record of which form, and the fields that change; the others stay as they are. */
export function UpdateRecordFields({ step }: { step: UpdateRecordStep }) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const fields = writableFields(findForm(catalog, step.form))
  const listed = fields.filter(({ key }) => key in step.values)
  const others = fields.filter(({ key }) => !(key in step.values))
  const add = (field: CatalogField) => {
    const input = { key: field.key, label: field.label, type: fieldType(field) }
    edit({ values: { ...step.values, [field.key]: suggest(scope, input) ?? { value: null } } })
  }
  const remove = (key: string) => edit({ values: withMapping(step.values, key, undefined) })
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={id}>
        <FormSelect id={id} value={step.form} onChange={(form) => edit({ form, values: {} })} />
      </PanelField>
      <MappingField
        label={t('flows:panel.record')}
        field="record"
        type="record"
        required
        pickOnly
        mapping={step.record}
        scope={scope}
        onChange={(record) => edit({ record: record ?? { value: null } }, 'record')}
      />
      <PanelField label={t('flows:panel.values')} field="values" own hint={t('flows:panel.valuesHint')}>
        <div className={styles.fields}>
          {listed.map((field) => (
            <MappingField
              key={field.key}
              label={field.label}
              field={`values.${field.key}`}
              type={fieldType(field)}
              target={{ form: step.form, field }}
              mapping={step.values[field.key]}
              scope={scope}
              onChange={(mapping) =>
                edit(
                  { values: { ...step.values, [field.key]: mapping ?? { value: null } } },
                  `values.${field.key}`,
                )
              }
              aside={
                !readOnly && (
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    className={styles.remove ?? ''}
                    aria-label={t('flows:panel.removeField', { label: field.label })}
                    onClick={() => remove(field.key)}
                  />
                )
              }
            />
          ))}
          {!readOnly && others.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: others.map((field) => ({
                  key: field.key,
                  label: field.label,
                  onClick: () => add(field),
                })),
              }}
            >
              <Button icon={<PlusOutlined aria-hidden />} type="dashed">
                {t('flows:panel.addField')}
              </Button>
            </Dropdown>
          )}
        </div>
      </PanelField>
    </div>
  )
}
