import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { eventSource, findEvent } from '../../../flows/catalog'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { EventSelects } from '../panel/EventSelects'
import { PanelField } from '../panel/PanelField'
import { useTriggerEdit, useTriggerScope } from './useTriggerEdit'

/** What happens on which platform, and when that starts the flow. */
export function PlatformTrigger() {
  const { t } = useTranslation()
  const { definition, catalog, readOnly } = useDesigner()
  const edit = useTriggerEdit()
  const scope = useTriggerScope()
  const { connection = '', event = '', filter } = definition.trigger
  const told = { connection, event }
  return (
    <>
      <EventSelects
        told={told}
        onChange={(changed) => edit(changed.event === event ? changed : { ...changed, filter: null })}
      />
      <PanelField label={t('flows:panel.filter')} field="filter">
        <Radio.Group
          disabled={readOnly || !findEvent(catalog, told)}
          aria-label={t('flows:panel.filter')}
          value={filter ? 'some' : 'all'}
          onChange={({ target }) =>
            edit({ filter: target.value === 'all' ? null : { all: [{ field: '', op: 'equals' }] } })
          }
          options={[
            { value: 'all', label: t('flows:panel.eventAll') },
            { value: 'some', label: t('flows:panel.eventSome') },
          ]}
        />
        {filter && (
          <ConditionEditor
            condition={filter}
            onChange={(changed) => edit({ filter: changed }, 'filter')}
            source={{ form: eventSource(told), scope }}
          />
        )}
      </PanelField>
    </>
  )
}
