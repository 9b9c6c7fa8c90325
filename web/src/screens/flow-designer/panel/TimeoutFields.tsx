import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { UntilEvent, UntilPlatformEvent } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { DurationField } from './DurationField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'

const AFTER = ['CONTINUE', 'FAIL'] as const

interface Props<U> {
  until: U
  scope: readonly ScopeNode[]
  onChange: (until: U, part?: string) => void
}

/** How long something is waited for, and what happens then. */
export function TimeoutFields<U extends UntilEvent | UntilPlatformEvent>({
  until,
  scope,
  onChange,
}: Props<U>) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const { timeout } = until
  return (
    <>
      <PanelField label={t('flows:panel.timeout')} field="until.timeout" own>
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.timeout')}
          value={timeout ? 'most' : 'forever'}
          onChange={(event) => {
            const { timeout: _, ...forever } = until
            onChange(
              event.target.value === 'most'
                ? { ...until, timeout: { amount: { value: 1 }, unit: 'DAYS' } }
                : (forever as U),
            )
          }}
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
