import { Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../../components/format'
import { RunStateText } from '../../runs/RunStateText'
import { useDesigner } from '../DesignerContext'
import styles from './panel.module.css'
import { SettingsFields } from './SettingsFields'

/** When no card is chosen: the flow's name, its problems, its last run. */
export function OverviewPanel() {
  const { t } = useTranslation()
  const { editor, name, readOnly } = useDesigner()
  const id = useId()
  return (
    <div className={styles.content}>
      <h2 className={styles.heading}>{t('flows:panel.overview')}</h2>
      <div className={styles.field}>
        <label className={styles.label} htmlFor={id}>
          {t('flows:panel.flowName')}
        </label>
        <Input
          id={id}
          value={name}
          maxLength={100}
          disabled={readOnly}
          onChange={(event) => editor.rename(event.target.value)}
        />
      </div>
      {!readOnly && <p className={styles.hint}>{t('flows:panel.hint')}</p>}
      <SettingsFields />
      <LastRun />
    </div>
  )
}

function LastRun() {
  const { t } = useTranslation()
  const format = useFormat()
  const { lastRun } = useDesigner()
  if (!lastRun) return null
  return (
    <section>
      <h3 className={styles.subheading}>{t('flows:panel.lastRun')}</h3>
      <Link to={`/runs/${lastRun.id}`} className={styles.lastRun}>
        <RunStateText state={lastRun.state} />
        <span className={styles.faint}>{format.relative(lastRun.createdAt)}</span>
      </Link>
    </section>
  )
}
