import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Mapping, Mappings } from '../../../flows/definition'
import { freshKey } from '../../../flows/keys'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { NamedRow } from './NamedRow'
import { PanelField } from './PanelField'
import styles from './panel.module.css'

/** Names that expressions can use, as the server checks them. */
export const IDENTIFIER = /^[a-z][A-Za-z0-9]{0,39}$/

export interface NamedMappingsProps {
  label: string
  field: string
  hint: string
  values: Mappings
  scope: readonly ScopeNode[]
  onChange: (values: Mappings, part?: string) => void
  /** After a name has changed; without this, `onChange` is enough. */
  onRename?: (from: string, to: string, values: Mappings) => void
  /** What names must look like, and the text that says so. */
  rule?: { pattern: RegExp; text: string }
  /** The name of a new row, made different from the others. */
  newName?: string
  addText?: string
  /** Values may be secrets. */
  secrets?: boolean
  /** Fixed values may be of any type, not only texts. */
  anyType?: boolean
}

/** Values with names, one row each. */
export function NamedMappings({
  label,
  field,
  hint,
  values,
  scope,
  onChange,
  onRename,
  rule,
  newName,
  addText,
  secrets = false,
  anyType = false,
}: NamedMappingsProps) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const names = Object.keys(values)
  const rename = (from: string, to: string) => {
    const renamed = renameKey(values, from, to)
    if (onRename) onRename(from, to, renamed)
    else onChange(renamed, `${field}.name`)
  }
  const set = (name: string, mapping: Mapping | undefined) =>
    onChange({ ...values, [name]: mapping ?? { value: null } }, `${field}.${name}`)
  return (
    <PanelField label={label} field={field} own hint={hint}>
      {names.length > 0 && (
        <ul className={styles.rows}>
          {Object.entries(values).map(([name, mapping], index) => (
            <NamedRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed
              key={index}
              field={`${field}.${name}`}
              name={name}
              others={names.filter((other) => other !== name)}
              rule={rule ?? { pattern: IDENTIFIER, text: t('flows:panel.nameRule') }}
              mapping={mapping}
              scope={scope}
              secrets={secrets}
              anyType={anyType}
              onName={(to) => rename(name, to)}
              onValue={(changed) => set(name, changed)}
              onRemove={() => onChange(withoutKey(values, name))}
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <Button
          icon={<PlusOutlined aria-hidden />}
          type="dashed"
          onClick={() => onChange({ ...values, [freshKey(newName ?? 'value', names)]: { value: null } })}
        >
          {addText ?? t('flows:panel.addValue')}
        </Button>
      )}
    </PanelField>
  )
}

/** Another name at the same place of the order. */
function renameKey(values: Mappings, from: string, to: string): Mappings {
  return Object.fromEntries(
    Object.entries(values).map(([name, mapping]) => [name === from ? to : name, mapping]),
  )
}

function withoutKey(values: Mappings, name: string): Mappings {
  return Object.fromEntries(Object.entries(values).filter(([other]) => other !== name))
}
