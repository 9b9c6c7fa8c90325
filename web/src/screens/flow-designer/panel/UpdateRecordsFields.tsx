import { useTranslation } from 'react-i18next'
import type { StepOf } from '../../../flows/definition'
import { ChangedFields } from './ChangedFields'
import { LimitField } from './LimitField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'
import { WhichFields } from './WhichFields'

/** Which records of which form, and the fields that change in each. */
export function UpdateRecordsFields({ step }: { step: StepOf<'updateRecords'> }) {
  const { t } = useTranslation()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <WhichFields
        form={step.form}
        where={step.where}
        hint={t('flows:panel.whereUpdateHint')}
        scope={scope}
        onForm={(form) => edit({ form, where: { all: [{ field: '', op: 'equals' }] }, values: {} })}
        onWhere={(where) => edit({ where }, 'where')}
      />
      <ChangedFields
        form={step.form}
        values={step.values}
        scope={scope}
        onChange={(values, part) => edit({ values }, part)}
      />
      <LimitField
        hint={t('flows:panel.limitAllHint')}
        placeholder={t('flows:panel.noLimit')}
        limit={step.limit}
        onChange={(limit) => edit({ limit }, 'limit')}
      />
    </div>
  )
}
