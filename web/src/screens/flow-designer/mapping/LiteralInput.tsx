import { DatePicker, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { DepartmentPicker } from '../../../components/DepartmentPicker'
import { PersonPicker } from '../../../components/PersonPicker'
import { useClear } from '../../../components/useClear'
import type { CatalogField } from '../../../flows/catalog'
import type { Json } from '../../../flows/definition'
import type { ValueType } from '../../../flows/values'
import { useDesigner } from '../DesignerContext'
import { ChatSelect } from './ChatSelect'
import { OptionSelect } from './OptionSelect'

interface Props {
  id?: string
  label: string
  type: ValueType
  value: Json
  target?: { form: string; field: CatalogField } | undefined
  failed: boolean
  onChange: (value: Json) => void
}

/** The control that fits a value of this type, as a form would show it. */
export function LiteralInput({ id, label, type, value, target, failed, onChange }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const { readOnly } = useDesigner()
  const common = {
    ...(id === undefined ? {} : { id }),
    'aria-label': label,
    disabled: readOnly,
    ...(failed ? { status: 'error' as const } : {}),
  }
  const text = typeof value === 'string' ? value : null
  const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  if (target?.field.options)
    return <OptionSelect {...common} target={target} value={value} onChange={onChange} />
  switch (type) {
    case 'number':
      return (
        <InputNumber
          {...common}
          style={{ width: '100%' }}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      )
    case 'boolean': {
      const options = [true, false].map((is) => ({
        value: String(is),
        label: t(is ? 'flows:value.true' : 'flows:value.false'),
      }))
      const chosen = typeof value === 'boolean' ? String(value) : null
      return (
        <Select
          {...common}
          style={{ width: '100%' }}
          allowClear={clear}
          value={chosen}
          options={options}
          onChange={(is) => onChange(is ? is === 'true' : null)}
        />
      )
    }
    case 'date':
      return (
        <DatePicker
          {...common}
          style={{ width: '100%' }}
          value={text ? dayjs(text) : null}
          onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? null)}
        />
      )
    case 'datetime':
      return (
        <DatePicker
          {...common}
          showTime
          style={{ width: '100%' }}
          value={text ? dayjs(text) : null}
          onChange={(time) => onChange(time?.format() ?? null)}
        />
      )
    case 'person':
      return <PersonPicker {...common} value={text} onChange={onChange} />
    case 'persons':
      return <PersonPicker {...common} multiple value={texts} onChange={onChange} />
    case 'department':
      return <DepartmentPicker {...common} value={text} onChange={onChange} />
    case 'chat':
      return <ChatSelect {...common} value={text} onChange={onChange} />
    case 'texts':
    case 'list':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          style={{ width: '100%' }}
          value={texts}
          onChange={onChange}
          placeholder={t('flows:map.texts')}
          suffixIcon={null}
        />
      )
    case 'text':
    case 'record':
    case 'records':
    case 'any':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)}
          placeholder={t('flows:map.placeholder')}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}
