import { InputNumber } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForEachStep } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useLoopScope, useStepEdit, useStepScope, without } from './useStepEdit'

const MAX_CONCURRENCY = 20 // the server's limit

/** Which list is gone through, how many items at a time, and what is collected. */
export function ForEachFields({ step }: { step: ForEachStep }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const concurrency = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const inside = useLoopScope(step)
  return (
    <div className={styles.fields}>
      <MappingField
        label={t('flows:panel.items')}
        field="items"
        type="list"
        required
        description={t('flows:panel.itemsHint')}
        mapping={step.items}
        scope={scope}
        onChange={(items) => edit(items ? { items } : without('items'), 'items')}
      />
      <p className={styles.hint}>{t('flows:panel.insideHint')}</p>
      <PanelField
        label={t('flows:panel.concurrency')}
        field="concurrency"
        htmlFor={concurrency}
        hint={t('flows:panel.concurrencyHint')}
      >
        <InputNumber
          id={concurrency}
          disabled={readOnly}
          min={1}
          max={MAX_CONCURRENCY}
          precision={0}
          value={step.concurrency ?? 1}
          onChange={(width) => edit({ concurrency: width ?? 1 }, 'concurrency')}
        />
      </PanelField>
      <MappingField
        label={t('flows:panel.collect')}
        field="collect"
        type="any"
        description={t('flows:panel.collectHint')}
        mapping={step.collect}
        scope={inside}
        onChange={(collect) => edit(collect ? { collect } : without('collect'), 'collect')}
      />
    </div>
  )
}
