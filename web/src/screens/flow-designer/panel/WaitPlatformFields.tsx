import { useTranslation } from 'react-i18next'
import { eventSource, findEvent } from '../../../flows/catalog'
import type { UntilPlatformEvent } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { EventSelects } from './EventSelects'
import { PanelField } from './PanelField'
import { TimeoutFields } from './TimeoutFields'

interface Props {
  until: UntilPlatformEvent
  scope: readonly ScopeNode[]
  onChange: (until: UntilPlatformEvent, part?: string) => void
}

/** What must happen on which platform, how long that is waited for, and what happens then. */
export function WaitPlatformFields({ until, scope, onChange }: Props) {
  const { t } = useTranslation()
  const { catalog } = useDesigner()
  const { where, ...anything } = until
  return (
    <>
      <EventSelects
        within="until."
        told={until}
        onChange={({ connection, event }) =>
          onChange({ ...(event === until.event ? until : anything), connection, event })
        }
      />
      {findEvent(catalog, until) && (
        <PanelField
          label={t('flows:panel.eventWhere')}
          field="until.where"
          hint={t('flows:panel.eventWhereHint')}
        >
          <ConditionEditor
            condition={where}
            onChange={(changed) => onChange({ ...until, where: changed }, 'until.where')}
            source={{ form: eventSource(until), scope }}
          />
        </PanelField>
      )}
      <TimeoutFields until={until} scope={scope} onChange={onChange} />
    </>
  )
}
