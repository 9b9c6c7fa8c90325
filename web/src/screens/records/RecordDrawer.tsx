import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { Form, Id } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { useIsPhone } from '../../theme/useMedia'
import { RecordActions } from './RecordActions'
import { RecordEdit } from './RecordEdit'
import { RecordFields } from './RecordFields'
import { RecordTimeline } from './RecordTimeline'
import styles from './record.module.css'
import { useRecord } from './recordQueries'
import { titleOf } from './recordValue'

/** One record: its fields on the left, what happened to it on the right. */
export function RecordDrawer({ form, id }: { form: Form; id: Id }) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const navigate = useNavigate()
  const { search } = useLocation()
  const record = useRecord(form, id)
  const [editing, setEditing] = useState(false)
  const close = () => void navigate(`/forms/${form.key}${search}`)
  return (
    <Drawer
      open
      onClose={close}
      size={phone ? '100%' : 'min(960px, 92vw)'}
      mask={{ closable: !editing }}
      keyboard={!editing}
      title={record.data ? titleOf(form, record.data) : form.name}
      extra={
        record.data &&
        !editing && (
          <RecordActions form={form} record={record.data} onEdit={() => setEditing(true)} onDeleted={close} />
        )
      }
      styles={{ body: { padding: 0 } }}
    >
      {record.isPending && <LinesSkeleton />}
      {record.isError && (
        <ErrorState
          error={record.error}
          what={t('records:record.of', { form: form.name })}
          onRetry={() => void record.refetch()}
        />
      )}
      {record.data && (
        <div className={styles.record}>
          <div className={styles.fields}>
            {editing ? (
              <RecordEdit form={form} record={record.data} onDone={() => setEditing(false)} />
            ) : (
              <RecordFields form={form} record={record.data} />
            )}
          </div>
          <RecordTimeline form={form} record={record.data} />
        </div>
      )}
    </Drawer>
  )
}
