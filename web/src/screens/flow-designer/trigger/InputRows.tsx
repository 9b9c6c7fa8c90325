import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../flows/definition'
import { freshKey } from '../../../flows/keys'
import { withInputs } from '../../../flows/triggers'
import { useDesigner } from '../DesignerContext'
import { PanelField } from '../panel/PanelField'
import styles from '../panel/panel.module.css'
import { InputRow } from './InputRow'

/** What a flow is given from outside: one row each. */
export function InputRows({ hint }: { hint: string }) {
  const { t } = useTranslation()
  const { editor, definition, readOnly } = useDesigner()
  const inputs = definition.trigger.inputs ?? []
  const set = (changed: Input[], part: string | null, renamed?: { from: string; to: string }) =>
    editor.edit(
      (current) => withInputs(current, changed, renamed),
      part === null ? null : `trigger.inputs.${part}`,
    )
  const replace = (index: number, input: Input, part: string) => {
    const from = inputs[index]?.key ?? ''
    const renamed = from === input.key ? undefined : { from, to: input.key }
    set(
      inputs.map((old, at) => (at === index ? input : old)),
      `${index}.${part}`,
      renamed,
    )
  }
  const add = () => {
    const key = freshKey(
      'input',
      inputs.map((input) => input.key),
    )
    set([...inputs, { key, type: 'text', required: false }], null)
  }
  return (
    <PanelField label={t('flows:inputs.title')} field="inputs" own hint={hint}>
      {inputs.length > 0 && (
        <ul className={styles.rows}>
          {inputs.map((input, index) => (
            <InputRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the key is what is being typed
              key={index}
              input={input}
              others={inputs.filter((_, at) => at !== index).map(({ key }) => key)}
              onChange={(changed, part) => replace(index, changed, part)}
              onRemove={() =>
                set(
                  inputs.filter((_, at) => at !== index),
                  null,
                )
              }
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <Button icon={<PlusOutlined aria-hidden />} type="dashed" onClick={add}>
          {t('flows:inputs.add')}
        </Button>
      )}
    </PanelField>
  )
}
