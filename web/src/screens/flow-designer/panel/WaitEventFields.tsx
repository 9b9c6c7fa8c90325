import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { UntilEvent } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { PanelField } from './PanelField'
import { TimeoutFields } from './TimeoutFields'
import { WhichFields } from './WhichFields'

const EVENTS = ['recordCreated', 'recordUpdated', 'recordDeleted'] as const

interface Props {
  until: UntilEvent
  scope: readonly ScopeNode[]
  onChange: (until: UntilEvent, part?: string) => void
}

/** What must happen to which record, how long that is waited for, and what happens then. */
export function WaitEventFields({ until, scope, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const id = useId()
  const { where: _, ...anyRecord } = until
  return (
    <>
      <PanelField label={t('flows:panel.waitEvent')} field="until.event" htmlFor={id}>
        <Select
          id={id}
          aria-label={t('flows:panel.waitEvent')}
          style={{ width: '100%' }}
          disabled={readOnly}
          value={until.event ?? null}
          options={EVENTS.map((value) => ({ value, label: t(`flows:panel.waitEvents.${value}`) }))}
          onChange={(event) => onChange({ ...until, event })}
        />
      </PanelField>
      <WhichFields
        within="until."
        label={t('flows:panel.waitWhere')}
        form={until.form}
        where={until.where}
        hint={t('flows:panel.waitWhereHint')}
        scope={scope}
        onForm={(form) => onChange({ ...anyRecord, form })}
        onWhere={(where) => onChange({ ...until, where }, 'until.where')}
      />
      <TimeoutFields until={until} scope={scope} onChange={onChange} />
    </>
  )
}
