import { Fragment, type ReactNode } from 'react'
import styles from './designer.module.css'

interface Props {
  /** With places for the pickers: `选项取自 [form] 的 [field]`. */
  text: string
  slots: { [name: string]: ReactNode }
}

/** A rule as a sentence with pickers in it; each language has its own order of words. */
export function Sentence({ text, slots }: Props) {
  return (
    <div className={styles.sentence}>
      {text.split(/(\[\w+\])/).map((part) => {
        const slot = /^\[(\w+)\]$/.exec(part)?.[1]
        if (slot) return <Fragment key={part}>{slots[slot]}</Fragment>
        return part.trim() ? <span key={part}>{part.trim()}</span> : null
      })}
    </div>
  )
}
