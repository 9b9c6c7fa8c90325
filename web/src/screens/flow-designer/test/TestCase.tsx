import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FlowTest, FlowTestResult } from '../../../api/types'
import { useFormat } from '../../../components/format'
import { TestDifferences } from './TestDifferences'
import styles from './test.module.css'

interface Props {
  test: FlowTest
  /** Undefined: it was not run yet. */
  result: FlowTestResult | undefined
  busy: boolean
  onRun: () => void
  onDelete: () => void
  onAccept: () => void
}

/** One test: where it comes from, what came of it, and what differs. */
export function TestCase({ test, result, busy, onRun, onDelete, onAccept }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const state = result === undefined ? 'unknown' : result.passed ? 'passed' : 'failed'
  return (
    <li className={styles.card} data-state={state}>
      <div className={styles.head}>
        <span className={styles.mark}>
          {state === 'unknown' ? (
            <MinusCircleOutlined />
          ) : state === 'passed' ? (
            <CheckCircleFilled />
          ) : (
            <CloseCircleFilled />
          )}
        </span>
        <span className={styles.title}>
          <strong>{test.name}</strong>
          <span className={styles.faint}>
            {t(`flows:tests.state.${state}`)}
            {' · '}
            <Link to={`/runs/${test.run}`}>{t('flows:tests.source')}</Link>
            {` · v${test.version} · ${format.dateTime(test.createdAt)}`}
          </span>
        </span>
        <Button
          size="small"
          disabled={busy}
          aria-label={t('flows:tests.runOne', { name: test.name })}
          onClick={onRun}
        >
          {t('flows:tests.run')}
        </Button>
        <Popconfirm
          title={t('flows:tests.deleteAsk', { name: test.name })}
          okText={t('flows:tests.delete')}
          cancelText={t('flows:tests.keep')}
          onConfirm={onDelete}
        >
          <Button
            size="small"
            type="text"
            danger
            disabled={busy}
            aria-label={t('flows:tests.deleteOne', { name: test.name })}
          >
            {t('flows:tests.delete')}
          </Button>
        </Popconfirm>
      </div>
      {result && !result.passed && (
        <>
          <TestDifferences result={result} />
          <div className={styles.bar}>
            <Button size="small" disabled={busy} onClick={onAccept}>
              {t('flows:tests.accept')}
            </Button>
            <span className={styles.faint}>{t('flows:tests.acceptHint')}</span>
          </div>
        </>
      )}
    </li>
  )
}
