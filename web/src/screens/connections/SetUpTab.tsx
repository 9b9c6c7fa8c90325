import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Connection, Connector } from '../../api/types'
import { useFormat } from '../../components/format'
import styles from './connections.module.css'
import { Findings } from './Findings'
import { GuideCopies } from './GuideCopies'
import { SettingsForm } from './SettingsForm'
import { StateTag } from './StateTag'
import { progress } from './states'

interface Props {
  connection: Connection
  platform: Connector
}

/** The platform's guide as a checklist that ticks itself. */
export function SetUpTab({ connection, platform }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const guided = new Set(platform.guide.flatMap(({ settings }) => settings))
  const steps = new Set(platform.guide.map(({ key }) => key))
  const others = platform.settings.filter(({ key }) => !guided.has(key))
  const general = (connection.check?.findings ?? []).filter(({ guideStep }) => !steps.has(guideStep))
  return (
    <div className={styles.narrow}>
      <p className={styles.rowName}>
        <StateTag connection={connection} />
        <span className={styles.quiet}>
          {connection.check
            ? t('connections:checkedAt', { at: format.relative(connection.check.at) })
            : t('connections:neverCheckedText')}
        </span>
      </p>
      {connection.lastError && (
        <Alert
          type="warning"
          showIcon
          title={t('connections:lastError', { at: format.relative(connection.lastError.at) })}
          description={connection.lastError.detail}
        />
      )}
      <ol className={styles.steps}>
        {platform.guide.map((step, at) => (
          <GuideStep key={step.key} number={at + 1} step={step} connection={connection} platform={platform} />
        ))}
        {others.length > 0 && (
          <li className={styles.step}>
            <span className={styles.mark}>{platform.guide.length + 1}</span>
            <div className={styles.stepBody}>
              <h3 className={styles.stepTitle}>{t('connections:otherSettings')}</h3>
              <SettingsForm connection={connection} settings={others} />
            </div>
          </li>
        )}
      </ol>
      {general.length > 0 && (
        <section className={styles.steps}>
          <h3>{t('connections:otherFindings')}</h3>
          <Findings findings={general} />
        </section>
      )}
    </div>
  )
}

interface StepProps extends Props {
  number: number
  step: Connector['guide'][number]
}

function GuideStep({ number, step, connection, platform }: StepProps) {
  const { t } = useTranslation()
  const { state, faults } = progress(step, platform.settings, connection)
  const done = state === 'DONE'
  const isWrong = faults.some((fault) => fault.state === 'MISSING')
  const mark = done ? <CheckOutlined /> : isWrong ? <CloseOutlined /> : number
  const look = done ? styles.markDone : isWrong ? styles.markWrong : ''
  const settings = platform.settings.filter(({ key }) => step.settings.includes(key))
  return (
    <li className={styles.step}>
      <span
        className={`${styles.mark} ${look}`}
        role="img"
        aria-label={t(`connections:step.${state}`, { number })}
      >
        {mark}
      </span>
      <div className={styles.stepBody}>
        <h3 className={styles.stepTitle}>{step.title}</h3>
        <p>{step.text}</p>
        <GuideCopies copies={step.copies} connection={connection} scopes={platform.scopes} />
        {settings.length > 0 && <SettingsForm connection={connection} settings={settings} />}
        {state === 'UNCHECKED' && connection.check && (
          <p className={styles.quiet}>{t('connections:notLookedAt')}</p>
        )}
        <Findings findings={faults} />
      </div>
    </li>
  )
}
