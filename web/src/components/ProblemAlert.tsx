import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem'
import { CopyButton } from './CopyButton'
import { errorDetails, explain } from './explain'
import styles from './states.module.css'

interface Props {
  error: unknown
  /** Fields whose complaint is already shown beside them. */
  shownFields?: readonly string[]
}

/** Why an action was refused, above the form or button that caused it. Nothing without an error. */
export function ProblemAlert({ error, shownFields = [] }: Props) {
  const { t } = useTranslation()
  if (!error) return null
  const { title, detail } = explain(error, t)
  const others = isProblem(error) ? error.errors.filter(({ field }) => !shownFields.includes(field)) : []
  // The sentence then already stands where it can be mended.
  const isSaidBeside = isProblem(error) && error.errors.length > 0 && others.length === 0
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={isSaidBeside ? t('common:error.checkFields') : detail || title}
      description={
        others.length > 0 && (
          <ul className={styles.problemList}>
            {others.map((problem) => (
              <li key={`${problem.field} ${problem.detail}`}>{problem.detail}</li>
            ))}
          </ul>
        )
      }
      action={
        <CopyButton
          size="small"
          type="text"
          text={() => errorDetails(error, new Date(), window.location.href)}
        >
          {t('common:error.copyDetails')}
        </CopyButton>
      }
    />
  )
}
