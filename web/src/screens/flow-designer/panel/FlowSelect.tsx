import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useClear } from '../../../components/useClear'
import { findFlow } from '../../../flows/catalog'
import { useDesigner } from '../DesignerContext'

interface Props {
  id: string
  label: string
  value: string
  placeholder: string
  allowClear?: boolean
  onChange: (flow: string) => void
}

/** Chooses a published flow that can be called, by name; definitions name it by key. */
export function FlowSelect({ id, label, value, placeholder, allowClear = false, onChange }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const { catalog, readOnly, flowKey } = useDesigner()
  const options = catalog.flows
    .filter(({ key }) => key !== flowKey || key === value)
    .map(({ key, name, enabled }) => ({
      value: key,
      label: enabled ? name : t('flows:call.disabledFlow', { name }),
    }))
  const known = value === '' || findFlow(catalog, value)
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      disabled={readOnly}
      allowClear={allowClear && clear}
      showSearch={{ optionFilterProp: 'label' }}
      value={value || null}
      placeholder={placeholder}
      options={known ? options : [...options, { value, label: t('flows:call.unknownFlow', { key: value }) }]}
      notFoundContent={t('flows:call.none')}
      onChange={(flow) => onChange(flow ?? '')}
    />
  )
}
