import type { KeyboardEvent, ReactNode, Ref, SyntheticEvent } from 'react'
import styles from './marked.module.css'

/** A part of the text that stands out. */
export interface Mark {
  from: number
  to: number
  kind: 'fault' | 'token'
}

interface Props {
  id?: string | undefined
  ref?: Ref<HTMLTextAreaElement>
  label: string
  value: string
  marks: readonly Mark[]
  code?: boolean
  rows?: number
  readOnly: boolean
  failed: boolean
  placeholder: string
  onChange: (value: string, cursor: number) => void
  onCursor?: (cursor: number) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  onBlur?: () => void
  /** Of the list of completions, when there is one. */
  list?: { id: string; open: boolean; active: string | undefined }
}

/**
 * A text that grows with its lines and can show parts of it differently: a text area has one style only, so the same
 * characters lie behind it, invisible but for their marks.
 */
export function MarkedText(props: Props) {
  const { id, ref, label, value, marks, code = false, rows = 1, readOnly, failed, placeholder, list } = props
  const classes = [styles.box, code && styles.code, failed && styles.failed, readOnly && styles.readOnly]
  const atCursor = (event: SyntheticEvent<HTMLTextAreaElement>) =>
    props.onCursor?.(event.currentTarget.selectionStart)
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <div className={styles.behind} aria-hidden="true" style={{ minHeight: `${rows * 22 + 8}px` }}>
        {marked(value, marks)}
        {/* A line that is still empty has no height of its own. */}
        {'\u200b'}
      </div>
      <textarea
        ref={ref}
        {...(id === undefined ? {} : { id })}
        className={styles.text}
        aria-label={label}
        aria-invalid={failed}
        {...(list
          ? {
              role: 'combobox',
              'aria-autocomplete': 'list',
              'aria-expanded': list.open,
              'aria-controls': list.id,
              'aria-activedescendant': list.active,
            }
          : {})}
        rows={1}
        spellCheck={false}
        value={value}
        readOnly={readOnly}
        placeholder={placeholder}
        onChange={(event) => props.onChange(event.target.value, event.target.selectionStart)}
        onSelect={atCursor}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
      />
    </div>
  )
}

function marked(text: string, marks: readonly Mark[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to, kind } of marks) {
    if (from < at) continue
    parts.push(text.slice(at, from))
    parts.push(
      <mark key={from} className={styles[kind]}>
        {text.slice(from, to) || '\u00a0'}
      </mark>,
    )
    at = to
  }
  return [...parts, text.slice(at)]
}
