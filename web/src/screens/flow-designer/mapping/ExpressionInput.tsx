import { AimOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultAt } from '../../../flows/completions'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { CompletionList } from './CompletionList'
import { MarkedText } from './MarkedText'
import styles from './marked.module.css'
import { ScopePopover } from './ScopePopover'
import { useCompletions } from './useCompletions'

interface Props {
  id?: string
  label: string
  cel: string
  scope: readonly ScopeNode[]
  failed: boolean
  /** At which character the server found a fault. */
  position?: number | undefined
  onChange: (cel: string) => void
}

/** CEL as text, for what picking cannot say, with completions; names can be picked too. */
export function ExpressionInput({ id, label, cel, scope, failed, position, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly, checking } = useDesigner()
  const list = useId()
  const [picking, setPicking] = useState(false)
  const { text, cursor, moveTo } = useCursor(cel.length)
  const write = (changed: string, at: number) => {
    onChange(changed)
    moveTo(at)
  }
  const completions = useCompletions(cel, () => cursor.current, scope, write)
  const insert = (node: ScopeNode) => {
    setPicking(false)
    const at = cursor.current
    write(cel.slice(0, at) + node.cel + cel.slice(at), at + node.cel.length)
  }
  const open = completions.items.length > 0
  // While one types, the answer is about what was there before.
  const faults = position === undefined || checking ? [] : [faultAt(cel, position)]
  return (
    <div className={styles.expression}>
      <Popover
        open={open}
        placement="bottomLeft"
        arrow={false}
        trigger={[]}
        content={
          <CompletionList
            id={list}
            items={completions.items}
            active={completions.active}
            onPick={completions.take}
          />
        }
      >
        <div>
          <MarkedText
            id={id}
            ref={text}
            label={label}
            value={cel}
            marks={faults.map((fault) => ({ ...fault, kind: 'fault' }))}
            code
            rows={2}
            readOnly={readOnly}
            failed={failed}
            placeholder={t('flows:map.expressionPlaceholder')}
            onChange={(changed, at) => {
              cursor.current = at
              onChange(changed)
              completions.typed(changed, at)
            }}
            onCursor={(at) => {
              cursor.current = at
            }}
            onKeyDown={completions.press}
            onBlur={completions.close}
            list={{ id: list, open, active: open ? `${list}-${completions.active}` : undefined }}
          />
        </div>
      </Popover>
      {!readOnly && (
        <div className={styles.foot}>
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
          <span>{t('flows:map.completionHint')}</span>
        </div>
      )}
    </div>
  )
}

/** Where the cursor of a text area is, and how it gets elsewhere after the text has changed. */
export function useCursor(start: number) {
  const text = useRef<HTMLTextAreaElement>(null)
  const cursor = useRef(start)
  const [wanted, setWanted] = useState<{ at: number } | null>(null)
  useLayoutEffect(() => {
    if (!wanted) return
    text.current?.focus()
    text.current?.setSelectionRange(wanted.at, wanted.at)
  }, [wanted])
  return {
    text,
    cursor,
    moveTo(at: number) {
      cursor.current = at
      setWanted({ at })
    },
  }
}
