import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json, RunDetail, RunIntervention } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import type { FlowDefinition } from '../../flows/definition'
import { findStep } from '../../flows/places'
import type { Telling } from '../../flows/summaries'
import styles from './runPage.module.css'
import { usePlaceText } from './usePlaceText'

interface Props {
  run: RunDetail
  definition: FlowDefinition
  tell: Telling
}

const SHOWN = 2

/** Who retried, cancelled, woke or decided, the latest first. */
export function RunHistory({ run, definition, tell }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const latest = [...run.interventions].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  const shown = all ? latest : latest.slice(0, SHOWN)
  return (
    <div className={styles.history}>
      <ul aria-label={t('runs:history.title')}>
        {shown.map((entry) => (
          <li key={entry.at} className={styles.deed}>
            {entry.by === null ? <span>{t('runs:history.caller')}</span> : <PersonChip personId={entry.by} />}
            <span>
              <Deed entry={entry} definition={definition} tell={tell} />
            </span>
            <time className={styles.faint} dateTime={entry.at} title={format.dateTime(entry.at)}>
              {format.relative(entry.at)}
            </time>
          </li>
        ))}
      </ul>
      {shown.length < latest.length && (
        <Button size="small" type="text" onClick={() => setAll(true)}>
          {t('runs:history.all', { count: latest.length })}
        </Button>
      )}
    </div>
  )
}

function Deed({ entry, definition, tell }: Omit<Props, 'run'> & { entry: RunIntervention }) {
  const { t } = useTranslation()
  const placeText = usePlaceText(definition, tell)
  const { kind, detail } = entry
  const step = placeText(text(detail.step))
  switch (kind) {
    case 'CANCEL':
      return t('runs:history.CANCEL')
    case 'WAKE':
      return t(isWait(definition, text(detail.step)) ? 'runs:history.WAKE' : 'runs:history.WAKE_now', {
        step,
      })
    case 'RESOLVE':
      return t(`runs:history.RESOLVE.${text(detail.decision)}`, { step })
    case 'RETRY': {
      const said = t(`runs:history.RETRY.${text(detail.from)}`, { step, version: Number(detail.version) })
      return detail.values ? `${said} · ${t('runs:history.values')}` : said
    }
  }
}

/** Whether a step only waits; others that wait ask again when they are woken. */
function isWait(definition: FlowDefinition, path: string): boolean {
  return findStep(definition, path.split('.').at(-1) ?? '')?.step.type === 'wait'
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
