import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { takesRecords } from '../../../flows/definition'
import { freshTrigger, withTriggerType } from '../../../flows/triggers'
import { useTriggerOptions } from '../../flows/useTriggerOptions'
import { useDesigner } from '../DesignerContext'
import { PanelField } from '../panel/PanelField'
import { PanelHead } from '../panel/PanelHead'
import styles from '../panel/panel.module.css'
import { CallFields } from './CallFields'
import { PlatformTrigger } from './PlatformTrigger'
import { RecordTrigger } from './RecordTrigger'
import { ScheduleFields } from './ScheduleFields'
import { WebhookFields } from './WebhookFields'

/** What starts the flow, and when exactly. */
export function TriggerPanel() {
  const { t } = useTranslation()
  const { editor, definition, readOnly } = useDesigner()
  const id = useId()
  const { trigger } = definition
  const options = useTriggerOptions()
  return (
    <div className={styles.content}>
      <PanelHead kind="trigger" title={t('flows:designer.trigger')} />
      <PanelField label={t('flows:panel.event')} field="type" htmlFor={id}>
        <Select
          id={id}
          aria-label={t('flows:panel.event')}
          style={{ width: '100%' }}
          disabled={readOnly}
          listHeight={360}
          showSearch={{ optionFilterProp: 'label' }}
          value={trigger.type}
          options={options}
          onChange={(type) => editor.edit((current) => withTriggerType(current, type, freshTrigger()))}
        />
      </PanelField>
      {takesRecords(trigger.type) && <RecordTrigger />}
      {trigger.type === 'schedule' && <ScheduleFields />}
      {trigger.type === 'webhook' && <WebhookFields />}
      {trigger.type === 'platformEvent' && <PlatformTrigger />}
      {trigger.type === 'call' && <CallFields />}
    </div>
  )
}
