import { Form } from 'antd'
import type { ReactNode } from 'react'
import styles from './designer.module.css'

interface Props {
  /** The id of the control inside. */
  id: string
  label: string
  hint?: ReactNode
  /** What is wrong; empty for nothing. */
  help?: string
  children: ReactNode
}

/** One setting: a real label, its control, a hint and what is wrong with it. */
export function Property({ id, label, hint, help = '', children }: Props) {
  return (
    <Form.Item
      layout="vertical"
      label={label}
      htmlFor={id}
      extra={help ? <span className={styles.error}>{help}</span> : hint}
      colon={false}
      style={{ marginBottom: 16 }}
      {...(help ? { validateStatus: 'error' as const } : {})}
    >
      {children}
    </Form.Item>
  )
}
