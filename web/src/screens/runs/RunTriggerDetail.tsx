import { useTranslation } from 'react-i18next'
import type { Json, RunDetail } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import { useSay } from '../flows/useSay'
import { givenPorts, type Port, recordPorts } from './ports'
import { RawData } from './RawData'
import styles from './runPage.module.css'
import { ValueList } from './ValueList'

/** What started the run: the record as it was then, or what a call gave. */
export function RunTriggerDetail({ run, catalog }: { run: RunDetail; catalog: Catalog }) {
  const { t } = useTranslation()
  const say = useSay()
  const { record, before, body, inputs, ...about } = parts(run.triggerData)
  const given = body ?? inputs
  const ports =
    given === undefined
      ? recordPorts(run.trigger.form?.key ?? '', catalog, say)
      : givenPorts(run.definition.trigger)
  const aboutPorts: Port[] = [
    { key: 'by', label: say('scope.by'), type: 'person' },
    { key: 'at', label: say('scope.at'), type: 'datetime' },
  ]
  return (
    <section className={styles.panel} aria-label={t('runs:triggerData')}>
      <h2>{t('runs:triggerData')}</h2>
      <ValueList value={record ?? given ?? run.triggerData} ports={ports} empty={t('runs:nothingIn')} />
      {before && (
        <>
          <h3>{t('runs:before')}</h3>
          <ValueList value={before} ports={ports} empty={t('runs:nothingIn')} />
        </>
      )}
      {(record ?? given) !== undefined && (
        <ValueList value={pick(about, ['by', 'at'])} ports={aboutPorts} empty={t('runs:nothingIn')} />
      )}
      <RawData value={run.triggerData} />
    </section>
  )
}

function parts(data: Json): { [key: string]: Json } {
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}
}

function pick(value: { [key: string]: Json }, wanted: string[]): { [key: string]: Json } {
  return Object.fromEntries(Object.entries(value).filter(([key]) => wanted.includes(key)))
}
