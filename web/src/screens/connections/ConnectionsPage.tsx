import { ApiOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useConnections } from '../../api/connections'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { CardsSkeleton } from '../../components/Skeletons'
import { AdminPage } from '../admin/AdminPage'
import { ConnectionCard } from './ConnectionCard'
import styles from './connections.module.css'
import { NewConnectionDialog } from './NewConnectionDialog'

/** `/admin/connections`: the platforms the organization works with, and how they are. */
export function ConnectionsPage() {
  const { t } = useTranslation()
  const query = useConnections()
  const [adding, setAdding] = useState(false)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('connections:add')}
    </Button>
  )
  const own = query.data?.filter(({ id }) => id !== 'builtin') ?? []
  return (
    <AdminPage actions={add}>
      {query.isPending && <CardsSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && own.length === 0 && (
        <EmptyState icon={<ApiOutlined />} title={t('connections:none')} action={add}>
          {t('connections:noneText')}
        </EmptyState>
      )}
      {own.length > 0 && (
        <ul className={styles.cards}>
          {own.map((connection) => (
            <li key={connection.id}>
              <ConnectionCard connection={connection} />
            </li>
          ))}
        </ul>
      )}
      {adding && <NewConnectionDialog onClose={() => setAdding(false)} />}
    </AdminPage>
  )
}
