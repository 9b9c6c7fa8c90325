import { InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { setSettings } from '../../../flows/edits'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { useTriggerScope } from '../trigger/useTriggerEdit'
import { PanelField } from './PanelField'

const MOST = 1000 // the server's limit

/** How many runs at once, and which of them one after the other. */
export function TurnFields() {
  const { t } = useTranslation()
  const { editor, definition, readOnly } = useDesigner()
  const id = useId()
  const scope = useTriggerScope()
  const { concurrency, key } = definition.settings ?? {}
  return (
    <>
      <PanelField
        label={t('flows:settings.concurrency')}
        field="settings.concurrency"
        htmlFor={id}
        hint={t('flows:settings.concurrencyHint')}
      >
        <InputNumber
          id={id}
          style={{ width: 140 }}
          disabled={readOnly}
          min={1}
          max={MOST}
          precision={0}
          placeholder={t('flows:settings.anyNumber')}
          value={concurrency || null}
          onChange={(value) =>
            editor.edit(
              (current) => setSettings(current, { concurrency: value ?? undefined }),
              'settings.concurrency',
            )
          }
        />
      </PanelField>
      <MappingField
        label={t('flows:settings.key')}
        field="settings.key"
        type="any"
        pickOnly
        description={t(concurrency && !key ? 'flows:settings.keyRecord' : 'flows:settings.keyHint')}
        mapping={key ? { cel: key } : undefined}
        scope={scope}
        onChange={(mapping) =>
          editor.edit(
            (current) => setSettings(current, { key: mapping && 'cel' in mapping ? mapping.cel : undefined }),
            'settings.key',
          )
        }
      />
    </>
  )
}
