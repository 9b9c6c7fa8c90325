import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../api/session'
import type { FlowPlanWish, Form, Id } from '../../../api/types'
import { ProblemAlert } from '../../../components/ProblemAlert'
import { LinesSkeleton } from '../../../components/Skeletons'
import { takesRecords } from '../../../flows/definition'
import { draftValues, submittedValues } from '../../../forms/draft'
import { RecordForm } from '../../../forms/fields/RecordForm'
import { useForms } from '../../flows/queries'
import { useSay } from '../../flows/useSay'
import { useDesigner } from '../DesignerContext'
import { givenInputs, inputFields, toldInputs } from './inputFields'
import { RecordChoice } from './RecordChoice'
import styles from './test.module.css'

interface Props {
  busy: boolean
  /** Why the last wish was refused. */
  error: unknown
  /** Rejects when it is refused. */
  onPlan: (wish: FlowPlanWish) => Promise<void>
}

/** What to try the flow with: a record that exists, one that is typed in, or what a call or an event brings. */
export function TestEvent(props: Props) {
  const { t } = useTranslation()
  const { trigger } = useDesigner().definition
  const forms = useForms().data
  if (!takesRecords(trigger.type)) return <GivenEvent {...props} />
  if (!forms) return <LinesSkeleton rows={4} />
  const form = forms.find(({ key }) => key === trigger.form)
  return form ? (
    <RecordEvent form={form} {...props} />
  ) : (
    <p className={styles.faint}>{t('flows:test.noForm')}</p>
  )
}

function RecordEvent({ form, busy, error, onPlan }: Props & { form: Form }) {
  const { t } = useTranslation()
  const { person } = useMe()
  const [way, setWay] = useState<'choose' | 'type'>('choose')
  const [chosen, setChosen] = useState<Id | null>(null)
  const { fields } = form.definition
  const [initial] = useState(() =>
    draftValues(fields, { personId: person.id, departmentIds: person.departmentIds, now: new Date() }),
  )
  const choose = (record: Id) => {
    setChosen(record)
    void onPlan({ record })
      .catch(() => undefined) // shown above the records
      .finally(() => setChosen(null))
  }
  return (
    <>
      <Segmented
        aria-label={t('flows:test.data')}
        block
        value={way}
        onChange={setWay}
        options={[
          { value: 'choose', label: t('flows:test.choose') },
          { value: 'type', label: t('flows:test.type') },
        ]}
      />
      {way === 'choose' ? (
        <>
          <ProblemAlert error={error} />
          <RecordChoice form={form} busy={chosen} onChoose={choose} />
        </>
      ) : (
        <RecordForm
          form={form}
          fields={fields}
          initial={initial}
          name="test"
          onSubmit={(values) => onPlan({ values: submittedValues(fields, values) })}
        >
          <RunButton busy={busy} />
        </RecordForm>
      )}
    </>
  )
}

function GivenEvent({ busy, onPlan }: Props) {
  const say = useSay()
  const { definition, catalog } = useDesigner()
  const { trigger } = definition
  const inputs = trigger.type === 'platformEvent' ? toldInputs(trigger, catalog) : (trigger.inputs ?? [])
  return (
    <RecordForm
      form={undefined}
      fields={inputFields(inputs, say)}
      initial={{}}
      name="test"
      onSubmit={(values) => onPlan({ inputs: givenInputs(inputs, values) })}
    >
      <RunButton busy={busy} />
    </RecordForm>
  )
}

function RunButton({ busy }: { busy: boolean }) {
  const { t } = useTranslation()
  return (
    <Button type="primary" htmlType="submit" loading={busy}>
      {t('flows:test.run')}
    </Button>
  )
}
