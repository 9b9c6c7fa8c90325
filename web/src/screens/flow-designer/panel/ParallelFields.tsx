import { useTranslation } from 'react-i18next'
import type { ParallelStep } from '../../../flows/definition'
import { LaneList } from './LaneList'
import { useStepEdit } from './useStepEdit'

/** What is done at the same time. */
export function ParallelFields({ step }: { step: ParallelStep }) {
  const { t } = useTranslation()
  const edit = useStepEdit(step)
  return (
    <LaneList
      hint={t('flows:panel.parallelHint')}
      lanes={step.branches}
      atLeast={2}
      blank={{ steps: [] }}
      onChange={(branches, part) => edit({ branches }, part)}
    />
  )
}
