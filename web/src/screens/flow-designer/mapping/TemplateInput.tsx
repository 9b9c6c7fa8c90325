import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping } from '../../../flows/definition'
import { guessed } from '../../../flows/literals'
import type { ScopeNode } from '../../../flows/scope'
import {
  partsOfText,
  templateMapping,
  templateOf,
  templateText,
  tokenOf,
  tokensIn,
} from '../../../flows/templates'
import type { ValueType } from '../../../flows/values'
import { useDesigner } from '../DesignerContext'
import { useCursor } from './ExpressionInput'
import { MarkedText } from './MarkedText'
import styles from './mapping.module.css'
import { ScopePopover } from './ScopePopover'

interface Props {
  id?: string | undefined
  label: string
  type: ValueType
  mapping: Mapping | undefined
  scope: readonly ScopeNode[]
  failed: boolean
  /** What reads as a number is one. */
  guesses?: boolean
  onChange: (mapping: Mapping | undefined) => void
  /** Something was picked while nothing is written: it is the whole value. */
  onWhole: (node: ScopeNode) => void
}

/** Text, with picked values anywhere in it: `您好 {触发数据 › 群聊名称}`. */
export function TemplateInput({
  id,
  label,
  type,
  mapping,
  scope,
  failed,
  guesses = false,
  onChange,
  onWhole,
}: Props) {
  const { t } = useTranslation()
  const { readOnly, tell } = useDesigner()
  const [picking, setPicking] = useState(false)
  const { shown, write } = useWritten(mapping, tell.scope, guesses, onChange)
  const { text, cursor, moveTo } = useCursor(shown.length)
  const tokens = tokensIn(shown, tell.scope)
  const pick = (node: ScopeNode) => {
    setPicking(false)
    if (shown === '') return onWhole(node)
    const at = cursor.current
    const token = tokenOf(node.cel, tell.scope)
    write(shown.slice(0, at) + token + shown.slice(at))
    moveTo(at + token.length)
  }
  /** A name in braces goes as a whole. */
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    if (selectionStart !== selectionEnd || readOnly) return
    const gone = tokens.find(({ from, to }) =>
      event.key === 'Backspace' ? to === selectionStart : event.key === 'Delete' && from === selectionStart,
    )
    if (!gone) return
    event.preventDefault()
    write(shown.slice(0, gone.from) + shown.slice(gone.to))
    moveTo(gone.from)
  }
  const pickName = t('flows:map.pickFor', { label })
  return (
    <>
      <MarkedText
        id={id}
        ref={text}
        label={label}
        value={shown}
        marks={tokens.map((token) => ({ ...token, kind: 'token' }))}
        readOnly={readOnly}
        failed={failed}
        placeholder={t('flows:map.placeholder')}
        onChange={(changed, at) => {
          cursor.current = at
          write(changed)
        }}
        onCursor={(at) => {
          cursor.current = at
        }}
        onKeyDown={press}
      />
      {!readOnly && (
        <ScopePopover
          open={picking}
          onOpenChange={setPicking}
          scope={scope}
          // Within a text any value can be told.
          type={shown === '' ? type : 'any'}
          label={label}
          onPick={pick}
        >
          <Button
            className={styles.pick ?? ''}
            icon={<AimOutlined />}
            aria-label={pickName}
            title={t('flows:map.pick')}
          />
        </ScopePopover>
      )}
    </>
  )
}

/**
 * What is written, as it was written: a mapping read back would lose braces that are still being typed. A change from
 * elsewhere, such as undo, shows what the mapping then says.
 */
function useWritten(
  mapping: Mapping | undefined,
  scope: readonly ScopeNode[],
  guesses: boolean,
  onChange: (mapping: Mapping | undefined) => void,
) {
  const [typed, setTyped] = useState<{ text: string; mapping: string } | null>(null)
  const current = JSON.stringify(mapping ?? null)
  const shown = typed?.mapping === current ? typed.text : writtenOf(mapping, scope)
  const write = (text: string) => {
    const plain = templateMapping(partsOfText(text, scope))
    const next = guesses && plain && 'value' in plain ? { value: guessed(text) } : plain
    setTyped({ text, mapping: JSON.stringify(next ?? null) })
    onChange(next)
  }
  return { shown, write }
}

function writtenOf(mapping: Mapping | undefined, scope: readonly ScopeNode[]): string {
  if (!mapping) return ''
  if ('cel' in mapping) return templateText(templateOf(mapping.cel) ?? [], scope)
  if (!('value' in mapping)) return ''
  const { value } = mapping
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
}
