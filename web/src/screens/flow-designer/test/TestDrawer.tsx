import { Button, Drawer, Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow, FlowPlanWish } from '../../../api/types'
import { useIsPhone } from '../../../theme/useMedia'
import type { DraftControls } from '../useDraft'
import { PlanCards } from './PlanCards'
import { TestCases } from './TestCases'
import { TestEvent } from './TestEvent'
import styles from './test.module.css'
import { usePlan } from './usePlan'

export type TestWay = 'dry' | 'tests'

interface Props {
  flow: Flow
  draft: DraftControls
  open: boolean
  /** A dry run with some event, or the saved tests. */
  way: TestWay
  onWay: (way: TestWay) => void
  onClose: () => void
}

/** Tries the draft without doing anything: with an event, for which it is saved first, or with the saved tests. */
export default function TestDrawer({ flow, draft, open, way, onWay, onClose }: Props) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const plan = usePlan(flow.id)
  const run = async (wish: FlowPlanWish) => {
    if (await draft.save()) await plan.mutateAsync(wish)
  }
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('flows:test.title')}
      size={phone ? '100%' : 560}
      destroyOnHidden
      afterOpenChange={(opened) => !opened && plan.reset()}
      extra={
        way === 'dry' && plan.data && <Button onClick={() => plan.reset()}>{t('flows:test.again')}</Button>
      }
      styles={{ body: { padding: phone ? 16 : 24 } }}
    >
      <div className={styles.body}>
        <Segmented<TestWay>
          aria-label={t('flows:test.way')}
          block
          value={way}
          onChange={onWay}
          options={[
            { value: 'dry', label: t('flows:test.dry') },
            { value: 'tests', label: t('flows:tests.title') },
          ]}
        />
        {way === 'tests' ? (
          <TestCases flow={flow} draft={draft} />
        ) : plan.data ? (
          <PlanCards plan={plan.data} />
        ) : (
          <>
            <p className={styles.faint}>{t('flows:test.about')}</p>
            <TestEvent busy={plan.isPending} error={plan.error} onPlan={run} />
          </>
        )}
      </div>
    </Drawer>
  )
}
