import { Handle, Position } from '@xyflow/react'
import styles from './canvas.module.css'

/** Where lines meet a card; never seen, never touched. */
export function Ports({ target = false, source = false }: { target?: boolean; source?: boolean }) {
  return (
    <>
      {target && (
        <Handle type="target" position={Position.Top} className={styles.port} isConnectable={false} />
      )}
      {source && (
        <Handle type="source" position={Position.Bottom} className={styles.port} isConnectable={false} />
      )}
    </>
  )
}
