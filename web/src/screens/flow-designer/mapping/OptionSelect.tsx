import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { api } from '../../../api/client'
import { keys } from '../../../api/keys'
import type { Option } from '../../../api/types'
import { useClear } from '../../../components/useClear'
import type { CatalogField } from '../../../flows/catalog'
import type { Json } from '../../../flows/definition'

interface Props {
  id?: string
  'aria-label': string
  disabled: boolean
  status?: 'error'
  target: { form: string; field: CatalogField }
  value: Json
  onChange: (value: Json) => void
}

/** The options of a form field, as its form offers them. */
export function OptionSelect({ target, value, onChange, ...common }: Props) {
  const clear = useClear()
  const { form, field } = target
  const options = useQuery({
    queryKey: [...keys.form(form), 'options', field.key],
    queryFn: async () =>
      (await api.get<{ items: Option[] }>(`/forms/${form}/options/${field.key}`, { query: { limit: 200 } }))
        .items,
  })
  const multiple = field.type === 'multiSelect' || Array.isArray(value)
  const items = options.data?.map((option) => ({ value: option.value, label: option.label }))
  const show = {
    ...common,
    style: { width: '100%' },
    allowClear: clear,
    loading: options.isPending,
    options: items ?? [],
  }
  const search = { optionFilterProp: 'label' }
  if (multiple) {
    const chosen = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    return <Select {...show} showSearch={search} mode="multiple" value={chosen} onChange={onChange} />
  }
  return (
    <Select
      {...show}
      showSearch={search}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  )
}
