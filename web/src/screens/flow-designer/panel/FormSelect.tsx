import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { findForm } from '../../../flows/catalog'
import { useDesigner } from '../DesignerContext'

interface Props {
  id: string
  value: string
  onChange: (form: string) => void
}

/** Chooses a form by name; definitions name it by key. */
export function FormSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  return (
    <Select
      id={id}
      aria-label={t('flows:panel.form')}
      style={{ width: '100%' }}
      disabled={readOnly}
      showSearch={{ optionFilterProp: 'label' }}
      value={findForm(catalog, value)?.key ?? (value || null)}
      placeholder={t('flows:panel.formPlaceholder')}
      options={catalog.forms.map(({ key, name }) => ({ value: key, label: name }))}
      onChange={(form) => onChange(form ?? '')}
    />
  )
}
