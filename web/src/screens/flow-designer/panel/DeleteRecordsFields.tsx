import { useTranslation } from 'react-i18next'
import type { StepOf } from '../../../flows/definition'
import { LimitField } from './LimitField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'
import { WhichFields } from './WhichFields'

/** Which records are deleted. */
export function DeleteRecordsFields({ step }: { step: StepOf<'deleteRecords'> }) {
  const { t } = useTranslation()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <WhichFields
        form={step.form}
        where={step.where}
        hint={t('flows:panel.whereDeleteHint')}
        scope={scope}
        onForm={(form) => edit({ form, where: { all: [{ field: '', op: 'equals' }] } })}
        onWhere={(where) => edit({ where }, 'where')}
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
