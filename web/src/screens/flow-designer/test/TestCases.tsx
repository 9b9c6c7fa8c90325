import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow, Id } from '../../../api/types'
import { ErrorState } from '../../../components/ErrorState'
import { ProblemAlert } from '../../../components/ProblemAlert'
import { LinesSkeleton } from '../../../components/Skeletons'
import { useDesigner } from '../DesignerContext'
import type { DraftControls } from '../useDraft'
import { TestCase } from './TestCase'
import styles from './test.module.css'
import { useAcceptTest, useDeleteTest, useTestRuns, useTests } from './useTests'

/** The tests of a flow: run with what is on the screen, green or red, and why. */
export function TestCases({ flow, draft }: { flow: Flow; draft: DraftControls }) {
  const { t } = useTranslation()
  const { definition } = useDesigner()
  const tests = useTests(flow.id)
  const { results, run, busy, error } = useTestRuns(flow.id, definition)
  const remove = useDeleteTest(flow.id)
  const accept = useAcceptTest(flow.id)
  const expect = async (test: Id) => {
    if (await draft.save()) accept.mutate(test, { onSuccess: () => run([test]) })
  }
  if (tests.error) return <ErrorState error={tests.error} onRetry={() => void tests.refetch()} />
  if (!tests.data) return <LinesSkeleton rows={4} />
  if (tests.data.length === 0) return <p className={styles.faint}>{t('flows:tests.none')}</p>
  const failed = tests.data.filter(({ id }) => results.get(id)?.passed === false).length
  const passed = tests.data.filter(({ id }) => results.get(id)?.passed).length
  return (
    <div className={styles.body}>
      <p className={styles.faint}>{t('flows:tests.about')}</p>
      <div className={styles.bar}>
        <Button type="primary" loading={busy} onClick={() => run(undefined)}>
          {t('flows:tests.runAll')}
        </Button>
        <span role="status" className={styles.faint}>
          {results.size > 0 && t('flows:tests.summary', { passed, failed })}
        </span>
      </div>
      <ProblemAlert error={error ?? remove.error ?? accept.error} />
      <ul className={styles.tests} aria-label={t('flows:tests.title')}>
        {tests.data.map((test) => (
          <TestCase
            key={test.id}
            test={test}
            result={results.get(test.id)}
            busy={busy || remove.isPending || accept.isPending}
            onRun={() => run([test.id])}
            onDelete={() => remove.mutate(test.id)}
            onAccept={() => void expect(test.id)}
          />
        ))}
      </ul>
    </div>
  )
}
