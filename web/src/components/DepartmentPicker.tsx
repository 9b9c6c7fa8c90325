import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../api/people'
import type { Id } from '../api/types'
import { departmentOptions, departmentTree } from './departments'
import { useClear } from './useClear'

interface Common {
  id?: string
  placeholder?: string
  disabled?: boolean
  status?: 'error'
  'aria-label'?: string
}

interface Single extends Common {
  multiple?: false
  value?: Id | null
  onChange?: (value: Id | null) => void
}

interface Multiple extends Common {
  multiple: true
  value?: Id[] | null
  onChange?: (value: Id[]) => void
}

/** Chooses departments from the tree, with search by name. */
export function DepartmentPicker(props: Single | Multiple) {
  const { t } = useTranslation()
  const clear = useClear()
  const { data, isPending } = useDepartments()
  const tree = useMemo(() => departmentOptions(departmentTree(data ?? [])), [data])
  const { multiple, value, onChange: _onChange, ...common } = props
  return (
    <TreeSelect<Id | Id[] | null>
      {...common}
      style={{ width: '100%' }}
      treeData={tree}
      multiple={multiple === true}
      value={multiple ? (value ?? []) : (value ?? null)}
      onChange={(chosen) => {
        if (props.multiple) props.onChange?.(Array.isArray(chosen) ? chosen : [])
        else props.onChange?.(Array.isArray(chosen) ? null : (chosen ?? null))
      }}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandAll
      allowClear={clear}
      loading={isPending}
      placeholder={props.placeholder ?? t('common:picker.department')}
    />
  )
}
