import { Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Comparison, Field, Form } from '../../api/types'
import { ComparisonEditor } from './ComparisonEditor'

interface Props {
  form: Form
  fields: Field[]
  /** Null for a new one. */
  comparison: (Comparison & { field: string }) | null
  onApply: (comparison: Comparison) => void
  /** The button that opens it. */
  children: ReactNode
}

export function FilterPopover({ form, fields, comparison, onApply, children }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <ComparisonEditor
          form={form}
          fields={fields}
          comparison={comparison}
          onApply={(next) => {
            setOpen(false)
            onApply(next)
          }}
        />
      }
    >
      {children}
    </Popover>
  )
}
