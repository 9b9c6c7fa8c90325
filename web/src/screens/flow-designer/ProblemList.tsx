import { CheckCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { findStep } from '../../flows/places'
import { problemSite } from '../../flows/problems'
import { stepTitle } from '../../flows/summaries'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

/** The problems of the flow; a click leads to the card and the field. */
export function ProblemList({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation()
  const { problems, checking, editor, definition, catalog, say } = useDesigner()
  if (problems.length === 0) {
    return (
      <p className={styles.noProblems} role="status">
        {checking ? (
          t('flows:designer.checking')
        ) : (
          <>
            <CheckCircleOutlined /> {t('flows:designer.noProblems')}
          </>
        )}
      </p>
    )
  }
  const titleOf = (path: string) => {
    const { selection } = problemSite(path)
    if (selection?.kind !== 'step') return t(selection ? 'flows:designer.trigger' : 'flows:panel.overview')
    const step = findStep(definition, selection.key)?.step
    return step ? stepTitle(step, catalog, say) : selection.key
  }
  return (
    <ul className={styles.problemList}>
      {problems.map(({ path, code, detail }) => (
        <li key={`${path} ${code}`}>
          <button
            type="button"
            className={styles.problem}
            onClick={() => {
              const { selection, field } = problemSite(path)
              editor.select(selection, field)
              onGo?.()
            }}
          >
            <span className={styles.problemWhere}>{titleOf(path)}</span>
            <span>{detail}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
