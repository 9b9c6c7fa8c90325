import { PlusOutlined } from '@ant-design/icons'
import type { NodeProps } from '@xyflow/react'
import { Popover } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { StepList } from '../StepList'
import { useCanvasActions } from './CanvasContext'
import styles from './canvas.module.css'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'

/** The “+” between two cards, with the list of steps. */
export function AddNode({ data }: NodeProps<CanvasNode>) {
  const { setAdding } = useCanvasActions()
  const button = useRef<HTMLButtonElement>(null)
  const open = data.kind === 'add' && data.open
  useFocusBack(button, open)
  if (data.kind !== 'add') return null
  const { place, label, first } = data
  return (
    <>
      <Ports target source />
      <button
        ref={button}
        type="button"
        className={open ? `${styles.add} ${styles.adding}` : styles.add}
        aria-label={label}
        title={label}
        aria-expanded={open}
        onClick={() => setAdding(open ? null : place)}
      >
        <PlusOutlined />
      </button>
      {/* Hundreds of gaps need no list while they are closed. */}
      {open && (
        <Popover
          open
          onOpenChange={(show) => setAdding(show ? place : null)}
          trigger="click"
          placement="right"
          arrow={false}
          destroyOnHidden
          content={<StepList place={place} />}
        >
          <span className={styles.anchor} />
        </Popover>
      )}
      {first && <FirstHint />}
    </>
  )
}

/** The keyboard goes on where it was before the list opened, unless something else has taken it. */
function useFocusBack(button: React.RefObject<HTMLButtonElement | null>, open: boolean) {
  const was = useRef(open)
  useEffect(() => {
    if (was.current && !open && document.activeElement === document.body) button.current?.focus()
    was.current = open
  }, [button, open])
}

function FirstHint() {
  const { t } = useTranslation()
  return <span className={styles.firstHint}>{t('flows:designer.started')}</span>
}
