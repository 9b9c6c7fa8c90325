import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow, FlowPlanWish } from '../../../api/types'
import { useIsPhone } from '../../../theme/useMedia'
import type { DraftControls } from '../useDraft'
import { PlanCards } from './PlanCards'
import { TestEvent } from './TestEvent'
import styles from './test.module.css'
import { usePlan } from './usePlan'

interface Props {
  flow: Flow
  draft: DraftControls
  open: boolean
  onClose: () => void
}

/** Tries the draft with an event, without doing anything: it is saved first, and then planned. */
export default function TestDrawer({ flow, draft, open, onClose }: Props) {
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
      extra={plan.data && <Button onClick={() => plan.reset()}>{t('flows:test.again')}</Button>}
      styles={{ body: { padding: phone ? 16 : 24 } }}
    >
      <div className={styles.body}>
        {plan.data ? (
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
