import { Button, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import type { Form, SubmittedRecord } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { draftValues } from '../../forms/draft'
import { RecordForm } from '../../forms/fields/RecordForm'
import { Submitted } from './Submitted'
import styles from './submit.module.css'
import { useSubmission } from './useSubmission'

interface Props {
  form: Form
  /** Beside the submitting button, such as a way back. */
  aside?: ReactNode
  onSubmitted?: (record: SubmittedRecord) => void
}

/** Filling in a form and then what became of it. */
export function SubmitForm({ form, aside, onSubmitted }: Props) {
  const [round, setRound] = useState(1)
  const [submitted, setSubmitted] = useState<SubmittedRecord | null>(null)
  if (submitted) {
    const again = () => {
      setSubmitted(null)
      setRound(round + 1)
    }
    return <Submitted form={form} record={submitted} onAgain={again} />
  }
  return (
    <Draft
      key={round}
      form={form}
      aside={aside}
      onSubmitted={(record) => {
        setSubmitted(record)
        onSubmitted?.(record)
      }}
    />
  )
}

function Draft({ form, aside, onSubmitted }: Props & { onSubmitted: (record: SubmittedRecord) => void }) {
  const { t } = useTranslation()
  const { person } = useMe()
  const submission = useSubmission(form)
  const { fields } = form.definition
  const [initial] = useState(() =>
    draftValues(fields, { personId: person.id, departmentIds: person.departmentIds, now: new Date() }),
  )
  if (fields.length === 0) return <EmptyState title={t('records:submit.noFields')} />
  return (
    <RecordForm
      form={form}
      fields={fields}
      initial={initial}
      onSubmit={async (values) => onSubmitted(await submission.mutateAsync(values))}
    >
      <div className={styles.bar}>
        <Space size={8}>
          <Button type="primary" htmlType="submit" size="large" loading={submission.isPending}>
            {t('records:submit.button')}
          </Button>
          {aside}
        </Space>
      </div>
    </RecordForm>
  )
}
