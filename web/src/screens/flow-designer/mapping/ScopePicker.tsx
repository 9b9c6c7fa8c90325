import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScopeNode } from '../../../flows/scope'
import { accepts, type ValueType } from '../../../flows/values'
import styles from '../lists.module.css'
import { ScopeLeaf } from './ScopeLeaf'

interface Props {
  scope: readonly ScopeNode[]
  type: ValueType
  onPick: (node: ScopeNode) => void
  onClose: () => void
}

/** The tree of trigger and earlier steps. What does not fit stays visible, dimmed, and says why. */
export function ScopePicker({ scope, type, onPick, onClose }: Props) {
  const { t } = useTranslation()
  const tree = useId()
  const [query, setQuery] = useState('')
  const [closed, setClosed] = useState<readonly string[]>([])
  const groups = search(scope, query)
  const fitting = groups.flatMap((root) =>
    closed.includes(root.cel) ? [] : root.children.filter((node) => fits(node, type)),
  )
  const [active, setActive] = useState<string>()
  const current = fitting.find(({ cel }) => cel === active) ?? fitting[0]
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') return onClose()
    if (event.key === 'Enter' && current) return onPick(current)
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0 || !current) return
    event.preventDefault()
    setActive(fitting[Math.min(Math.max(fitting.indexOf(current) + by, 0), fitting.length - 1)]?.cel)
  }
  const toggle = (cel: string) =>
    setClosed(closed.includes(cel) ? closed.filter((other) => other !== cel) : [...closed, cel])
  return (
    <div className={styles.picker}>
      <Input
        autoFocus
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={press}
        placeholder={t('flows:map.search')}
        aria-label={t('flows:map.search')}
        aria-controls={tree}
        aria-activedescendant={current ? `${tree}-${current.cel}` : undefined}
      />
      <div id={tree} role="tree" aria-label={t('flows:map.tree')} className={styles.options}>
        {groups.length === 0 && <p className={styles.nothing}>{t('flows:map.nothing')}</p>}
        {groups.map((root) => {
          const open = !closed.includes(root.cel)
          return (
            <div key={root.cel} role="presentation">
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter are handled by the search text */}
              <div
                role="treeitem"
                aria-level={1}
                aria-expanded={open}
                aria-label={root.label}
                tabIndex={-1}
                className={styles.rootItem}
                onClick={() => toggle(root.cel)}
              >
                <span className={styles.caret}>{open ? <CaretDownOutlined /> : <CaretRightOutlined />}</span>
                {root.label}
              </div>
              {open &&
                root.children.map((node) => (
                  <ScopeLeaf
                    key={node.cel}
                    id={`${tree}-${node.cel}`}
                    node={node}
                    need={type}
                    active={node === current}
                    onPick={() => onPick(node)}
                    onHover={() => setActive(node.cel)}
                  />
                ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function fits(node: ScopeNode, type: ValueType): boolean {
  return node.type !== null && accepts(type, node.type)
}

function search(scope: readonly ScopeNode[], query: string): ScopeNode[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return [...scope]
  return scope.flatMap((root) => {
    if (root.label.toLowerCase().includes(wanted)) return [root]
    const children = root.children.filter(({ label }) => label.toLowerCase().includes(wanted))
    return children.length > 0 ? [{ ...root, children }] : []
  })
}
