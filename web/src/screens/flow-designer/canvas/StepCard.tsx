import { ExclamationCircleFilled } from '@ant-design/icons'
import type { MouseEvent, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './card.module.css'
import { type IconKind, stepIcon } from './stepIcon'

interface Props {
  kind: IconKind
  action?: string
  title: string
  summary: string
  chosen?: boolean
  problems?: readonly string[]
  /** At the right: state and duration on the run page. */
  aside?: ReactNode
  faded?: boolean
  onClick: (event: MouseEvent) => void
  ref?: Ref<HTMLButtonElement>
}

/** One step or the trigger, alike in the designer and on the run page. */
export function StepCard({
  kind,
  action,
  title,
  summary,
  chosen,
  problems = [],
  aside,
  faded,
  onClick,
  ref,
}: Props) {
  const { t } = useTranslation()
  const label = t('flows:designer.card', { name: title, summary })
  const marked = problems.length > 0
  const classes = [
    styles.card,
    styles[kind],
    chosen && styles.chosen,
    marked && styles.marked,
    faded && styles.faded,
  ]
  return (
    <button
      ref={ref}
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-pressed={chosen ?? false}
      aria-label={marked ? `${label} (${t('flows:designer.problemMark')})` : label}
      title={[summary, ...problems].join('\n')}
      onClick={onClick}
    >
      <span className={styles.icon} aria-hidden="true">
        {stepIcon(kind, action)}
      </span>
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        <span className={styles.summary}>{summary}</span>
      </span>
      {aside}
      {marked && <ExclamationCircleFilled className={styles.mark} />}
    </button>
  )
}
