import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunEffect } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import { useFormat } from '../../components/format'
import { findAction } from '../../flows/catalog'
import type { Step } from '../../flows/definition'
import type { Telling } from '../../flows/summaries'
import { inputPorts, outputPorts } from './ports'
import styles from './runPage.module.css'
import { useEffectSystem } from './useEffectSystem'
import { ValueList } from './ValueList'

interface Props {
  effect: RunEffect
  step: Step
  tell: Telling
}

/** What was asked of another system, under which key, when, and what came back. */
export function EffectFacts({ effect, step, tell }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const system = useEffectSystem()
  const action = findAction(tell.catalog, effect)?.name ?? tell.say(`kinds.${step.type}`)
  return (
    <>
      <h3>{t('runs:effect.title')}</h3>
      <dl className={styles.values}>
        <Fact label={t('runs:effect.what')}>{`${system(effect)} · ${action}`}</Fact>
        <Fact label={t('runs:effect.state')}>
          {t(`runs:effect.states.${effect.state}`)}
          <span className={styles.faint}> · {t(`runs:effect.repeatability.${effect.repeatability}`)}</span>
        </Fact>
        <Fact label={t('runs:effect.key')}>
          <code className={styles.code}>{effect.key}</code>{' '}
          <CopyButton size="small" type="text" text={() => effect.key} />
        </Fact>
        <Fact label={t('runs:effect.intendedAt')}>{format.dateTime(effect.intendedAt)}</Fact>
        <Fact label={t('runs:effect.calledAt')}>
          {effect.calledAt ? format.dateTime(effect.calledAt) : t('runs:effect.never')}
          {effect.attempts > 1 && (
            <span className={styles.faint}> · {t('runs:effect.calls', { count: effect.attempts })}</span>
          )}
        </Fact>
        {effect.error && (
          <Fact label={t('runs:effect.error')}>
            {effect.error.title}
            <p className={styles.faint}>{effect.error.detail}</p>
          </Fact>
        )}
      </dl>
      <h3>{t('runs:effect.request')}</h3>
      <ValueList value={effect.request} ports={inputPorts(step, tell)} empty={t('runs:nothingIn')} />
      {effect.outcome && (
        <>
          <h3>{t('runs:effect.outcome')}</h3>
          <ValueList value={effect.outcome} ports={outputPorts(step, tell)} empty={t('runs:nothingOut')} />
        </>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.value}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
