import { useTranslation } from 'react-i18next'
import type { StepOf } from '../../../flows/definition'
import { LimitField } from './LimitField'
import styles from './panel.module.css'
import { SortField } from './SortField'
import { useStepEdit, useStepScope, without } from './useStepEdit'
import { WhichFields } from './WhichFields'

/** Which records are looked for, in which order, how many. */
export function GetRecordsFields({ step }: { step: StepOf<'getRecords'> }) {
  const { t } = useTranslation()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <WhichFields
        form={step.form}
        where={step.where}
        hint={t('flows:panel.whereAllHint')}
        scope={scope}
        onForm={(form) => edit({ form, where: { all: [] }, ...without('sort') })}
        onWhere={(where) => edit({ where }, 'where')}
      />
      <SortField
        form={step.form}
        sort={step.sort ?? []}
        onChange={(sort) => edit(sort.length > 0 ? { sort } : without('sort'))}
      />
      <LimitField
        hint={t('flows:panel.limitHint')}
        placeholder="100"
        limit={step.limit}
        onChange={(limit) => edit({ limit }, 'limit')}
      />
    </div>
  )
}
