import { AimOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import styles from './mapping.module.css'
import { ScopePopover } from './ScopePopover'

interface Props {
  id?: string
  label: string
  cel: string
  scope: readonly ScopeNode[]
  failed: boolean
  onChange: (cel: string) => void
}

/** CEL as text, for what picking cannot say. Names are still picked: the button puts them at the cursor. */
export function ExpressionInput({ id, label, cel, scope, failed, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const [picking, setPicking] = useState(false)
  const cursor = useRef(cel.length)
  const insert = (node: ScopeNode) => {
    setPicking(false)
    onChange(cel.slice(0, cursor.current) + node.cel + cel.slice(cursor.current))
    cursor.current += node.cel.length
  }
  return (
    <div className={styles.expression}>
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        className={styles.code}
        aria-label={label}
        autoSize={{ minRows: 2, maxRows: 8 }}
        spellCheck={false}
        value={cel}
        readOnly={readOnly}
        status={failed ? 'error' : ''}
        placeholder={t('flows:map.expressionPlaceholder')}
        onChange={(event) => onChange(event.target.value)}
        onSelect={(event) => {
          cursor.current = event.currentTarget.selectionStart
        }}
      />
      {!readOnly && (
        <ScopePopover
          open={picking}
          onOpenChange={setPicking}
          scope={scope}
          type="any"
          label={label}
          onPick={insert}
        >
          <Button size="small" type="text" icon={<AimOutlined aria-hidden />}>
            {t('flows:map.insert')}
          </Button>
        </ScopePopover>
      )}
    </div>
  )
}
