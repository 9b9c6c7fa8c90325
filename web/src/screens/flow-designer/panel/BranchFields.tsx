import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BranchStep } from '../../../flows/definition'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { LaneList } from './LaneList'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

const MODES = ['FIRST', 'ALL'] as const

/** Which branches are taken, and when; *otherwise* is always the last. */
export function BranchFields({ step }: { step: BranchStep }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const mode = step.mode ?? 'FIRST'
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.mode')} field="mode">
        <Radio.Group
          className={styles.column ?? ''}
          disabled={readOnly}
          aria-label={t('flows:panel.mode')}
          value={mode}
          onChange={(event) => edit({ mode: event.target.value })}
          options={MODES.map((value) => ({ value, label: t(`flows:mode.${value}`) }))}
        />
      </PanelField>
      <LaneList
        hint={t(`flows:panel.modeHint.${mode}`)}
        lanes={step.branches}
        atLeast={1}
        blank={{ when: { all: [] }, steps: [] }}
        onChange={(branches, part) => edit({ branches }, part)}
        after={
          <li className={`${styles.branch} ${styles.otherwise}`}>
            <span className={styles.label}>{t('flows:branch.otherwise')}</span>
            <span className={styles.hint}>{t('flows:panel.otherwise')}</span>
          </li>
        }
      >
        {(branch, change) => (
          <ConditionEditor
            condition={branch.when}
            onChange={(when) => change({ ...branch, when }, 'when')}
            source={{ scope }}
          />
        )}
      </LaneList>
    </div>
  )
}
