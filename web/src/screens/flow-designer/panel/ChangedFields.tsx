import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type CatalogField, fieldType, findForm, writableFields } from '../../../flows/catalog'
import type { Mappings } from '../../../flows/definition'
import { withMapping } from '../../../flows/mappings'
import type { ScopeNode } from '../../../flows/scope'
import { suggest } from '../../../flows/suggestions'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'

interface Props {
  form: string
  values: Mappings
  scope: readonly ScopeNode[]
  onChange: (values: Mappings, part?: string) => void
}

/** The fields of a record that change; the others stay as they are. */
export function ChangedFields({ form, values, scope, onChange }: Props) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const fields = writableFields(findForm(catalog, form))
  const listed = fields.filter(({ key }) => key in values)
  const others = fields.filter(({ key }) => !(key in values))
  const add = (field: CatalogField) => {
    const input = { key: field.key, label: field.label, type: fieldType(field) }
    onChange({ ...values, [field.key]: suggest(scope, input) ?? { value: null } })
  }
  return (
    <PanelField label={t('flows:panel.values')} field="values" own hint={t('flows:panel.valuesHint')}>
      <div className={styles.fields}>
        {listed.map((field) => (
          <MappingField
            key={field.key}
            label={field.label}
            field={`values.${field.key}`}
            type={fieldType(field)}
            target={{ form, field }}
            mapping={values[field.key]}
            scope={scope}
            onChange={(mapping) =>
              onChange({ ...values, [field.key]: mapping ?? { value: null } }, `values.${field.key}`)
            }
            aside={
              !readOnly && (
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  className={styles.remove ?? ''}
                  aria-label={t('flows:panel.removeField', { label: field.label })}
                  onClick={() => onChange(withMapping(values, field.key, undefined))}
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
  )
}
