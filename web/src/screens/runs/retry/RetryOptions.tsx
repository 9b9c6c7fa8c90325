import { Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { RunDetail } from '../../../api/types'
import type { Telling } from '../../../flows/summaries'
import type { RetryChoice } from '../operations'
import { attentionPath } from '../runTree'
import { usePlaceText } from '../usePlaceText'
import styles from './retry.module.css'

interface Props {
  run: RunDetail
  tell: Telling
  choice: RetryChoice
  /** Begins with other input; undefined: there is none to correct. */
  correcting: boolean | undefined
  /** Whether that is what will help. */
  byInput: boolean
  /** The version that is published now. */
  newest: number
  onChange: (change: Partial<RetryChoice>, correcting?: boolean) => void
}

/** Where a retry begins, and on which version of the flow. */
export function RetryOptions({ run, tell, choice, correcting, byInput, newest, onChange }: Props) {
  const { t } = useTranslation()
  const placeText = usePlaceText(run.definition, tell)
  const failed = attentionPath(run)
  const begin = failed
    ? t('runs:retry.from.FAILED', { step: placeText(failed) })
    : t('runs:retry.from.FAILED_bare')
  const correct = correcting === undefined ? [] : [{ value: 'CORRECT', label: t('runs:retry.from.CORRECT') }]
  return (
    <div className={styles.options}>
      <div role="radiogroup" aria-label={t('runs:retry.where')} className={styles.option}>
        <h3>{t('runs:retry.where')}</h3>
        <Radio.Group
          vertical
          value={correcting ? 'CORRECT' : choice.from}
          onChange={({ target }) =>
            target.value === 'CORRECT' ? onChange({ from: 'START' }, true) : onChange({ from: target.value })
          }
          options={[
            ...(byInput ? correct : []),
            { value: 'FAILED', label: begin },
            ...(run.steps.length > 0 ? [{ value: 'STEP', label: t('runs:retry.from.STEP') }] : []),
            { value: 'START', label: t('runs:retry.from.START') },
            ...(byInput ? [] : correct),
          ]}
        />
        {choice.from === 'STEP' && (
          <Select
            className={styles.step ?? ''}
            aria-label={t('runs:retry.step')}
            showSearch={{ optionFilterProp: 'label' }}
            value={choice.step ?? null}
            options={run.steps.map(({ path }) => ({ value: path, label: placeText(path) }))}
            onChange={(step) => onChange({ step })}
          />
        )}
      </div>
      <div role="radiogroup" aria-label={t('runs:retry.which')} className={styles.option}>
        <h3>{t('runs:retry.which')}</h3>
        {newest === run.version ? (
          <p className={styles.faint}>{t('runs:retry.onlyVersion', { version: run.version })}</p>
        ) : (
          <Radio.Group
            vertical
            value={choice.version}
            onChange={(event) => onChange({ version: event.target.value })}
            options={[
              { value: 'NEWEST', label: t('runs:retry.version.NEWEST', { version: newest }) },
              { value: 'SAME', label: t('runs:retry.version.SAME', { version: run.version }) },
            ]}
          />
        )}
      </div>
    </div>
  )
}
