import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json, Mapping } from '../../../flows/definition'
import {
  converted,
  fits,
  guessed,
  LITERAL_TYPES,
  type LiteralType,
  literalTypeOf,
} from '../../../flows/literals'
import { isEmpty } from '../../../flows/mappings'
import { useDesigner } from '../DesignerContext'
import styles from './mapping.module.css'

/** How a fixed value is written: as the chosen type, or as text that is taken for what it reads as. */
export type LiteralControl = LiteralType | 'guessed'

/** What is fixed by a mapping; null when it is not filled in, undefined when it fixes nothing. */
function fixed(mapping: Mapping): Json | undefined {
  if ('value' in mapping) return mapping.value
  return isEmpty(mapping) ? null : undefined
}

/** The type of a fixed value where any is welcome: guessed until somebody chooses. */
export function useLiteralType(mapping: Mapping, onChange: (mapping: Mapping) => void) {
  const { names } = useDesigner()
  const value = fixed(mapping)
  const [chosen, setChosen] = useState<LiteralType | null>(() => firstChoice(value))
  const known = value !== undefined && chosen !== null && fits(value, chosen) ? chosen : null
  const type = known ?? literalTypeOf(value ?? null, names)
  const control: LiteralControl = known ?? (isWritten(type) ? 'guessed' : type)
  const choose = (to: LiteralType) => {
    setChosen(to)
    onChange({ value: converted(value ?? null, to) })
  }
  return { type: value === undefined ? null : type, control, choose }
}

/** Kept as a text although it reads as something else: somebody has chosen so. */
function firstChoice(value: Json | undefined): LiteralType | null {
  return typeof value === 'string' && guessed(value) !== value ? 'text' : null
}

/** Types whose values are told by how they read. */
function isWritten(type: LiteralType): boolean {
  return type === 'text' || type === 'number' || type === 'boolean'
}

interface Props {
  name: string
  type: LiteralType
  onChange: (type: LiteralType) => void
}

/** What a fixed value is: a text, a number, a person … */
export function LiteralTypeSelect({ name, type, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  return (
    <Select
      className={styles.literalType ?? ''}
      size="small"
      variant="filled"
      popupMatchSelectWidth={false}
      aria-label={t('flows:map.literalType', { name })}
      disabled={readOnly}
      value={type}
      options={LITERAL_TYPES.map((value) => ({ value, label: t(`flows:types.${value}`) }))}
      onChange={onChange}
    />
  )
}
