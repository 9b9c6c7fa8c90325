import type { ReactNode } from 'react'
import { fieldProblems } from '../../../flows/problems'
import { FieldProblems } from './FieldProblems'
import styles from './panel.module.css'
import { useStepProblems } from './useStepProblems'

interface Props {
  label: string
  field: string
  hint?: string
  /** The id of the control, when it is one that a label can name. */
  htmlFor?: string
  /** Problems of parts are shown by the parts themselves. */
  own?: boolean
  children: ReactNode
}

/** A labelled part of the panel that problems can lead to. */
export function PanelField({ label, field, hint, htmlFor, own = false, children }: Props) {
  const all = useStepProblems()
  const problems = own
    ? fieldProblems(all, field).filter(({ path }) => path.endsWith(`.${field}`))
    : fieldProblems(all, field)
  return (
    <div className={styles.field} data-field={field}>
      {htmlFor === undefined ? (
        <span className={styles.label}>{label}</span>
      ) : (
        <label className={styles.label} htmlFor={htmlFor}>
          {label}
        </label>
      )}
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
      <FieldProblems problems={problems} />
    </div>
  )
}
