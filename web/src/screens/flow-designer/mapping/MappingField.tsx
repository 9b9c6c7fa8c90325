import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldProblems, positionOf } from '../../../flows/problems'
import type { ValueType } from '../../../flows/values'
import { FieldProblems } from '../panel/FieldProblems'
import styles from '../panel/panel.module.css'
import { useStepProblems } from '../panel/useStepProblems'
import { MappingControl, type MappingControlProps } from './MappingControl'

interface Props extends Omit<MappingControlProps, 'id' | 'label' | 'failed' | 'position'> {
  label: string
  type: ValueType
  /** Path below the step, as problems name it: `inputs.name`. */
  field: string
  required?: boolean
  description?: string | null
  aside?: ReactNode
}

/** One input of a step: what it is, of which type, and where its value comes from. */
export function MappingField({ label, field, required, description, aside, ...control }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const problems = fieldProblems(useStepProblems(), field)
  return (
    <div className={styles.field} data-field={field}>
      <div className={styles.fieldHead}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {required && (
          <span className={styles.required} aria-hidden="true">
            *
          </span>
        )}
        {control.type !== 'any' && <span className={styles.type}>{t(`flows:types.${control.type}`)}</span>}
        {aside}
      </div>
      <MappingControl
        {...control}
        id={id}
        label={label}
        failed={problems.length > 0}
        position={positionOf(problems)}
      />
      {description && <p className={styles.hint}>{description}</p>}
      <FieldProblems problems={problems} />
    </div>
  )
}
