import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ClipboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../../api/types'
import styles from './designer.module.css'

interface Props {
  items: Option[]
  onChange: (items: Option[]) => void
}

/** The options one below the other; Enter adds the next one, pasted lines become one option each. */
export function StaticOptions({ items, onChange }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const put = (at: number, label: string) =>
    onChange(items.map((item, index) => (index === at ? renamed(item, label) : item)))
  const insert = (at: number, labels: string[]) => {
    const added = labels.map((label) => ({ value: label, label }))
    onChange([...items.slice(0, at), ...added, ...items.slice(at)])
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[at]?.focus())
  }
  const swap = (at: number, other: number) =>
    onChange(
      items.map((item, index) => (index === at ? items[other] : index === other ? items[at] : item) ?? item),
    )
  const paste = (event: ClipboardEvent<HTMLInputElement>, at: number) => {
    const lines = event.clipboardData
      .getData('text')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
    if (lines.length < 2) return
    event.preventDefault()
    insert(at + 1, lines)
  }
  return (
    <>
      <ul ref={list} className={styles.options}>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two options may be equal while they are typed
          <li key={at}>
            <Input
              value={item.label}
              aria-label={t('forms:options.nth', { number: at + 1 })}
              maxLength={100}
              onChange={(event) => put(at, event.target.value)}
              onPressEnter={(event) => !event.nativeEvent.isComposing && insert(at + 1, [''])}
              onPaste={(event) => paste(event, at)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('forms:options.up')}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('forms:options.down')}
              disabled={at === items.length - 1}
              onClick={() => swap(at, at + 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('forms:options.remove')}
              onClick={() => onChange(items.filter((_, index) => index !== at))}
            />
          </li>
        ))}
      </ul>
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        onClick={() => insert(items.length, [t('forms:options.nth', { number: items.length + 1 })])}
      >
        {t('forms:options.add')}
      </Button>
    </>
  )
}

/** A value that was given by its label follows it; one from a template or a program stays. */
function renamed(item: Option, label: string): Option {
  return item.value === item.label ? { value: label, label } : { ...item, label }
}
