import { Checkbox, InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { setSettings } from '../../../flows/edits'
import { USUAL_KEEP_DAYS } from '../../../flows/facts'
import { useDesigner } from '../DesignerContext'
import { FlowSelect } from './FlowSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { TurnFields } from './TurnFields'

const MAX_DAYS = 3650 // the server's limit

/** How the flow is run, apart from what it does. */
export function SettingsFields() {
  const { t } = useTranslation()
  const { editor, definition, readOnly } = useDesigner()
  const [handler, days] = [useId(), useId()]
  const { onFailure, notifyOwner, keepDays } = definition.settings ?? {}
  return (
    <section className={styles.fields} aria-labelledby={`${handler}-title`}>
      <h3 id={`${handler}-title`} className={styles.subheading}>
        {t('flows:settings.title')}
      </h3>
      <PanelField
        label={t('flows:settings.onFailure')}
        field="settings.onFailure"
        htmlFor={handler}
        hint={t('flows:settings.onFailureHint')}
      >
        <FlowSelect
          id={handler}
          label={t('flows:settings.onFailure')}
          value={onFailure ?? ''}
          placeholder={t('flows:settings.noHandler')}
          allowClear
          onChange={(flow) =>
            editor.edit((current) => setSettings(current, { onFailure: flow || undefined }))
          }
        />
      </PanelField>
      <Checkbox
        checked={notifyOwner !== false}
        disabled={readOnly}
        onChange={(event) =>
          editor.edit((current) =>
            setSettings(current, { notifyOwner: event.target.checked ? undefined : false }),
          )
        }
      >
        {t('flows:settings.notifyOwner')}
      </Checkbox>
      <TurnFields />
      <PanelField
        label={t('flows:settings.keepDays')}
        field="settings.keepDays"
        htmlFor={days}
        hint={t('flows:settings.keepDaysHint', { usual: USUAL_KEEP_DAYS, max: MAX_DAYS })}
      >
        <InputNumber
          id={days}
          disabled={readOnly}
          min={1}
          max={MAX_DAYS}
          precision={0}
          placeholder={String(USUAL_KEEP_DAYS)}
          value={keepDays ?? null}
          style={{ width: 140 }}
          suffix={t('flows:settings.days')}
          onChange={(value) =>
            editor.edit(
              (current) => setSettings(current, { keepDays: value ?? undefined }),
              'settings.keepDays',
            )
          }
        />
      </PanelField>
    </section>
  )
}
