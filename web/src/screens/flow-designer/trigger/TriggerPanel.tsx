import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { takesRecords } from '../../../flows/definition'
import { TRIGGERS, type TriggerGroup } from '../../../flows/offered'
import { withTriggerType } from '../../../flows/triggers'
import { useDesigner } from '../DesignerContext'
import { PanelField } from '../panel/PanelField'
import { PanelHead } from '../panel/PanelHead'
import styles from '../panel/panel.module.css'
import { CallFields } from './CallFields'
import { PlatformTrigger } from './PlatformTrigger'
import { RecordTrigger } from './RecordTrigger'
import { ScheduleFields } from './ScheduleFields'
import { WebhookFields } from './WebhookFields'

const GROUPS: readonly TriggerGroup[] = ['records', 'time', 'outside']

/** What starts the flow, and when exactly. */
export function TriggerPanel() {
  const { t } = useTranslation()
  const { editor, definition, readOnly } = useDesigner()
  const id = useId()
  const { trigger } = definition
  const options = GROUPS.map((group) => ({
    label: t(`flows:panel.triggerGroups.${group}`),
    options: TRIGGERS.filter(([, of]) => of === group).map(([type]) => ({
      value: type,
      label: t(`flows:panel.events.${type}`),
    })),
  }))
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
          onChange={(type) => editor.edit((current) => withTriggerType(current, type, fresh()))}
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

/** What a trigger begins with: an address nobody guesses, and the zone of whoever designs it. */
function fresh(): { path: string; zone: string } {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  const path = [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('')
  return { path, zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}
