import { useState } from 'react'
import type { CatalogField } from '../../../flows/catalog'
import { isBlankValue } from '../../../flows/conditions'
import type { Mapping } from '../../../flows/definition'
import { mappingKind } from '../../../flows/mappings'
import type { ScopeNode } from '../../../flows/scope'
import { pick } from '../../../flows/suggestions'
import type { ValueType } from '../../../flows/values'
import { useDesigner } from '../DesignerContext'
import { ExpressionInput } from './ExpressionInput'
import { LiteralInput } from './LiteralInput'
import type { LiteralControl } from './LiteralTypeSelect'
import { MappingMenu } from './MappingMenu'
import styles from './mapping.module.css'
import { PickButton } from './PickButton'
import { ReferenceChip } from './ReferenceChip'
import { SecretSelect } from './SecretSelect'
import { TemplateInput } from './TemplateInput'

export interface MappingControlProps {
  id?: string
  label: string
  type: ValueType
  mapping: Mapping | undefined
  onChange: (mapping: Mapping | undefined) => void
  scope: readonly ScopeNode[]
  /** The form field the value goes to, when it has options to choose from. */
  target?: { form: string; field: CatalogField } | undefined
  /** A record to change or a chat to act on can hardly be written down: only picking makes sense. */
  pickOnly?: boolean
  /** A secret may be named: it is put in when it is sent, and shown nowhere. */
  secrets?: boolean
  /** How a fixed value is written, where any type is welcome. */
  literal?: LiteralControl | undefined
  failed?: boolean
  /** At which character of an expression the server found a fault. */
  position?: number | undefined
}

/** A value given by picking, by writing it down, or, for those who want it, by an expression. */
export function MappingControl(props: MappingControlProps) {
  const { id, label, type, mapping, onChange, scope, target, pickOnly, secrets, failed, position } = props
  const written = props.literal === 'guessed' ? 'any' : (props.literal ?? type)
  const { readOnly } = useDesigner()
  const kind = mappingKind(mapping)
  const [writing, setWriting] = useState(kind === 'expression')
  const [picking, setPicking] = useState(false)
  const [naming, setNaming] = useState(false)
  const cel = mapping && 'cel' in mapping ? mapping.cel : ''
  const take = (node: ScopeNode) => {
    setWriting(false)
    setNaming(false)
    setPicking(false)
    onChange(pick(node, type))
  }
  const picker = { open: picking, onOpenChange: setPicking, scope, type, label, onPick: take }
  const isText = (written === 'text' || written === 'any') && !target?.field.options
  // A text with values in it is given to something that is no text: only the expression says how.
  const expression =
    (writing && kind !== 'literal') || kind === 'expression' || (kind === 'template' && !isText)
  return (
    <div className={styles.control}>
      {kind === 'secret' || naming ? (
        <SecretSelect
          id={id}
          label={label}
          value={mapping && 'secret' in mapping ? mapping.secret : ''}
          failed={failed === true}
          onChange={(secret) => onChange({ secret })}
        />
      ) : expression ? (
        <ExpressionInput
          {...(id === undefined ? {} : { id })}
          label={label}
          cel={cel}
          scope={scope}
          failed={failed === true}
          position={position}
          onChange={(text) => onChange(text === '' ? undefined : { cel: text })}
        />
      ) : kind === 'reference' || pickOnly ? (
        <ReferenceChip
          {...picker}
          cel={cel}
          {...(id === undefined ? {} : { id })}
          failed={failed === true}
          onClear={() => onChange(undefined)}
        />
      ) : isText ? (
        <TemplateInput
          id={id}
          label={label}
          type={type}
          mapping={mapping}
          scope={scope}
          failed={failed === true}
          guesses={props.literal === 'guessed'}
          onChange={onChange}
          onWhole={take}
        />
      ) : (
        <>
          <LiteralInput
            {...(id === undefined ? {} : { id })}
            label={label}
            type={written}
            value={mapping && 'value' in mapping ? mapping.value : null}
            target={target}
            failed={failed === true}
            onChange={(value) => onChange(isBlankValue(value) ? undefined : { value })}
          />
          {!readOnly && <PickButton {...picker} />}
        </>
      )}
      {!readOnly && (
        <MappingMenu
          label={label}
          current={
            kind === 'secret' || naming
              ? 'secret'
              : expression
                ? 'expression'
                : kind === 'reference' || pickOnly
                  ? 'reference'
                  : 'literal'
          }
          pickOnly={pickOnly === true}
          withText={isText}
          onReference={() => {
            setWriting(false)
            setNaming(false)
            if (kind !== 'reference') onChange(undefined)
            setPicking(true)
          }}
          onLiteral={() => {
            setWriting(false)
            setNaming(false)
            if (!isText || kind !== 'template') onChange(undefined)
          }}
          onExpression={() => {
            setWriting(true)
            setNaming(false)
            if (kind === 'secret') onChange(undefined)
            // Texts, numbers and lists are written in CEL as they are in JSON.
            if (mapping && 'value' in mapping) onChange({ cel: JSON.stringify(mapping.value) })
          }}
          {...(secrets
            ? {
                onSecret: () => {
                  setWriting(false)
                  setNaming(true)
                  onChange(undefined)
                },
              }
            : {})}
        />
      )}
    </div>
  )
}
