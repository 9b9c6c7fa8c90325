import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cronOf, EVERY, type Every, scheduleOf, withEvery } from '../../../flows/schedules'
import { useDesigner } from '../DesignerContext'
import { PanelField } from '../panel/PanelField'
import { NextInstants } from './NextInstants'
import { ScheduleParts } from './ScheduleParts'
import { useTriggerEdit } from './useTriggerEdit'

/** When: picked, or written as cron; and where the clock hangs. */
export function ScheduleFields() {
  const { t } = useTranslation()
  const { definition, readOnly } = useDesigner()
  const [every, cronField, zoneField] = [useId(), useId(), useId()]
  const edit = useTriggerEdit()
  const { cron = '', zone = '' } = definition.trigger
  const schedule = scheduleOf(cron)
  const [writing, setWriting] = useState(schedule === undefined)
  const raw = writing || schedule === undefined
  const choose = (chosen: Every | 'cron') => {
    setWriting(chosen === 'cron')
    if (chosen !== 'cron') edit({ cron: cronOf(withEvery(schedule, chosen)) })
  }
  return (
    <>
      <PanelField label={t('flows:schedule.every')} field="cron" htmlFor={every}>
        <Select
          id={every}
          aria-label={t('flows:schedule.every')}
          style={{ width: '100%' }}
          disabled={readOnly}
          value={raw ? 'cron' : schedule.every}
          options={[...EVERY, 'cron' as const].map((value) => ({
            value,
            label: t(`flows:schedule.kinds.${value}`),
          }))}
          onChange={choose}
        />
        {raw ? (
          <>
            <Input
              id={cronField}
              aria-label={t('flows:schedule.cron')}
              disabled={readOnly}
              spellCheck={false}
              value={cron}
              onChange={(event) => edit({ cron: event.target.value }, 'cron')}
            />
            <span>{t('flows:schedule.cronHint')}</span>
          </>
        ) : (
          <ScheduleParts
            schedule={schedule}
            onChange={(changed) => edit({ cron: cronOf(changed) }, 'cron')}
          />
        )}
      </PanelField>
      <PanelField label={t('flows:schedule.zone')} field="zone" htmlFor={zoneField}>
        <Select
          id={zoneField}
          aria-label={t('flows:schedule.zone')}
          style={{ width: '100%' }}
          disabled={readOnly}
          showSearch
          value={zone || null}
          options={zones(zone).map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          onChange={(chosen) => edit({ zone: chosen ?? '' })}
        />
      </PanelField>
      <NextInstants cron={cron} zone={zone} />
    </>
  )
}

/** Those the browser knows; what was chosen elsewhere stays choosable. */
function zones(chosen: string): string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  return chosen === '' || known.includes(chosen) ? known : [chosen, ...known]
}
