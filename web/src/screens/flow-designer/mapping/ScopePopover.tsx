import { Popover } from 'antd'
import type { ReactElement } from 'react'
import type { ScopeNode } from '../../../flows/scope'
import type { ValueType } from '../../../flows/values'
import { ScopePicker } from './ScopePicker'

export interface ScopePopoverProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  scope: readonly ScopeNode[]
  type: ValueType
  label: string
  onPick: (node: ScopeNode) => void
  children: ReactElement
}

/** The tree of data, opened by whatever it is wrapped around. */
export function ScopePopover({ open, onOpenChange, scope, type, onPick, children }: ScopePopoverProps) {
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger="click"
      placement="leftTop"
      arrow={false}
      destroyOnHidden
      content={<ScopePicker scope={scope} type={type} onPick={onPick} onClose={() => onOpenChange(false)} />}
    >
      {children}
    </Popover>
  )
}
