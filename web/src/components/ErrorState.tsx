import { ExclamationCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem'
import { CopyButton } from './CopyButton'
import { errorDetails, explain } from './explain'
import styles from './states.module.css'

interface Props {
  error: unknown
  /** The object concerned: `表单 创建会话群`. */
  what?: string
  onRetry?: () => void
  /** A way out: a link to the list the thing was in. */
  action?: ReactNode
}

/** What is not there, or not allowed, will be so the next time as well. */
function mayHelp(error: unknown): boolean {
  return !isProblem(error) || (error.status !== 404 && error.status !== 403)
}

/** In place of what could not be shown: what happened, to which object, what to do, details to copy. */
export function ErrorState({ error, what, onRetry, action }: Props) {
  const { t } = useTranslation()
  const { title, detail } = explain(error, t)
  return (
    <div className={styles.state} role="alert">
      <div className={`${styles.icon} ${styles.iconError}`} aria-hidden="true">
        <ExclamationCircleOutlined />
      </div>
      <p className={styles.title}>{what ? t('common:error.of', { what, title }) : title}</p>
      {detail && <div className={styles.text}>{detail}</div>}
      <div className={styles.actions}>
        {onRetry && mayHelp(error) && <Button onClick={onRetry}>{t('common:retry')}</Button>}
        {action}
        <CopyButton text={() => errorDetails(error, new Date(), window.location.href)}>
          {t('common:error.copyDetails')}
        </CopyButton>
      </div>
    </div>
  )
}
