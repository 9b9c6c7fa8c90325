import { Radio, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { UntilEvent } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { DurationField } from './DurationField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { WhichFields } from './WhichFields'

const EVENTS = ['recordCreated', 'recordUpdated', 'recordDeleted'] as const
const AFTER = ['CONTINUE', 'FAIL'] as const

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
  const { timeout, ...forever } = until
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
      <PanelField label={t('flows:panel.timeout')} field="until.timeout" own>
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.timeout')}
          value={timeout ? 'most' : 'forever'}
          onChange={(event) =>
            onChange(
              event.target.value === 'most'
                ? { ...until, timeout: { amount: { value: 1 }, unit: 'DAYS' } }
                : forever,
            )
          }
          options={[
            { value: 'forever', label: t('flows:panel.timeouts.forever') },
            { value: 'most', label: t('flows:panel.timeouts.most') },
          ]}
        />
      </PanelField>
      {timeout && (
        <>
          <DurationField
            label={t('flows:panel.amount')}
            field="until.timeout.amount"
            required
            scope={scope}
            duration={timeout}
            onChange={(changed) => onChange({ ...until, timeout: changed }, 'until.timeout.amount')}
          />
          <PanelField label={t('flows:panel.onTimeout')} field="until.onTimeout">
            <Radio.Group
              className={styles.column ?? ''}
              disabled={readOnly}
              aria-label={t('flows:panel.onTimeout')}
              value={until.onTimeout ?? 'CONTINUE'}
              onChange={(event) => onChange({ ...until, onTimeout: event.target.value })}
              options={AFTER.map((value) => ({ value, label: t(`flows:onTimeout.${value}`) }))}
            />
          </PanelField>
        </>
      )}
    </>
  )
}
