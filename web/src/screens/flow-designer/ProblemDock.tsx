import { CheckCircleOutlined, DownOutlined, ExclamationCircleFilled, UpOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { ProblemList } from './ProblemList'

/** Beside the canvas, whatever is chosen: what keeps the flow from being published, as one edits. */
export function ProblemDock() {
  const { t } = useTranslation()
  const { problems, checking, readOnly } = useDesigner()
  const [open, setOpen] = useState(true)
  if (readOnly) return null
  if (problems.length === 0) {
    return (
      <section className={styles.dock} aria-label={t('flows:designer.problems')}>
        <p className={styles.dockHead} role="status">
          <CheckCircleOutlined aria-hidden />
          {checking ? t('flows:designer.checking') : t('flows:designer.noProblems')}
        </p>
      </section>
    )
  }
  return (
    <section className={styles.dock} aria-label={t('flows:designer.problems')}>
      <button
        type="button"
        className={styles.dockHead}
        aria-expanded={open}
        title={t(open ? 'flows:designer.hideProblems' : 'flows:designer.showProblems')}
        onClick={() => setOpen(!open)}
      >
        <ExclamationCircleFilled aria-hidden />
        <span role="status">{t('flows:state.problems', { count: problems.length })}</span>
        <span className={styles.gap} />
        {open ? <DownOutlined aria-hidden /> : <UpOutlined aria-hidden />}
      </button>
      {open && (
        <div className={styles.dockList}>
          <ProblemList />
        </div>
      )}
    </section>
  )
}
