import { Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trigger, TriggerType } from '../../../flows/definition'
import { setTrigger } from '../../../flows/edits'
import { TRIGGER_TYPES } from '../../../flows/offered'
import { triggerScope } from '../../../flows/scope'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'
import { PanelHead } from './PanelHead'
import styles from './panel.module.css'

/** What starts the flow: which event of which form, and for which records. */
export function TriggerPanel() {
  const { t } = useTranslation()
  const { editor, definition, catalog, say, readOnly } = useDesigner()
  const form = useId()
  const { trigger } = definition
  const set = (change: Partial<Trigger>, merge: string | null = null) =>
    editor.edit((current) => setTrigger(current, { ...current.trigger, ...change }), merge)
  // What another type of trigger has beside its form means nothing to this one.
  const choose = (type: TriggerType) =>
    editor.edit(
      (current) =>
        setTrigger(current, {
          type,
          form: current.trigger.form ?? '',
          filter: current.trigger.filter ?? null,
        }),
      null,
    )
  const scope = triggerScope(definition, catalog, say)
  return (
    <div className={styles.content}>
      <PanelHead kind="trigger" title={t('flows:designer.trigger')} />
      <PanelField label={t('flows:panel.event')} field="type">
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.event')}
          value={trigger.type}
          onChange={(event) => choose(event.target.value)}
          options={TRIGGER_TYPES.map((type) => ({ value: type, label: t(`flows:panel.events.${type}`) }))}
          optionType="button"
        />
      </PanelField>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={form}>
        <FormSelect
          id={form}
          value={trigger.form ?? ''}
          onChange={(chosen) => set({ form: chosen, filter: null })}
        />
      </PanelField>
      <PanelField label={t('flows:panel.filter')} field="filter">
        <Radio.Group
          disabled={readOnly || !trigger.form}
          aria-label={t('flows:panel.filter')}
          value={trigger.filter ? 'some' : 'all'}
          onChange={(event) =>
            set({ filter: event.target.value === 'all' ? null : { all: [{ field: '', op: 'equals' }] } })
          }
          options={[
            { value: 'all', label: t('flows:panel.filterAll') },
            { value: 'some', label: t('flows:panel.filterSome') },
          ]}
        />
        {trigger.filter && (
          <ConditionEditor
            condition={trigger.filter}
            onChange={(filter) => set({ filter }, 'filter')}
            source={{ form: trigger.form ?? '', scope }}
          />
        )}
      </PanelField>
    </div>
  )
}
