import { DeleteOutlined, EditOutlined, LockOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSecrets } from '../../api/secrets'
import type { Secret } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { LinesSkeleton } from '../../components/Skeletons'
import { AdminPage } from './AdminPage'
import styles from './admin.module.css'
import { SecretDialog } from './SecretDialog'
import { useDeleteSecretAsking } from './useDeleteSecretAsking'

/** The secret being written: a new one, or one that gets another value. */
type Writing = { replaces: string | null } | null

/** `/admin/secrets`: what flows may name, whose values nobody reads. */
export function SecretsPage() {
  const { t } = useTranslation()
  const query = useSecrets()
  const [writing, setWriting] = useState<Writing>(null)
  const columns = useColumns((name) => setWriting({ replaces: name }))
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting({ replaces: null })}>
      {t('people:addSecret')}
    </Button>
  )
  return (
    <AdminPage actions={add}>
      {query.isPending && <LinesSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && (
        <EmptyState icon={<LockOutlined />} title={t('people:noSecrets')} action={add}>
          {t('people:secretsHint')}
        </EmptyState>
      )}
      {query.data && query.data.length > 0 && (
        <>
          <p className={styles.hint}>{t('people:secretsHint')}</p>
          <Table<Secret>
            size="small"
            rowKey="name"
            pagination={false}
            dataSource={query.data}
            columns={columns}
          />
        </>
      )}
      {writing && (
        <SecretDialog
          replaces={writing.replaces}
          taken={query.data?.map(({ name }) => name) ?? []}
          onClose={() => setWriting(null)}
        />
      )}
    </AdminPage>
  )
}

function useColumns(onReplace: (name: string) => void): TableColumnsType<Secret> {
  const { t } = useTranslation()
  const format = useFormat()
  return [
    { title: t('people:secretName'), render: (_, { name }) => <code className={styles.scope}>{name}</code> },
    {
      title: t('people:secretUpdated'),
      width: 120,
      render: (_, { updatedAt }) => format.relative(updatedAt),
    },
    {
      title: t('people:secretUpdatedBy'),
      width: 140,
      responsive: ['md'],
      render: (_, { updatedBy }) => <PersonChip personId={updatedBy} />,
    },
    { width: 88, render: (_, { name }) => <Actions name={name} onReplace={() => onReplace(name)} /> },
  ]
}

function Actions({ name, onReplace }: { name: string; onReplace: () => void }) {
  const { t } = useTranslation()
  const ask = useDeleteSecretAsking()
  const [replace, remove] = [t('people:replaceSecretOf', { name }), t('people:deleteSecretOf', { name })]
  return (
    <>
      <Button
        type="text"
        size="small"
        className={styles.rowButton}
        icon={<EditOutlined />}
        aria-label={replace}
        title={replace}
        onClick={onReplace}
      />
      <Button
        type="text"
        size="small"
        className={styles.rowButton}
        icon={<DeleteOutlined />}
        aria-label={remove}
        title={remove}
        onClick={() => ask(name)}
      />
    </>
  )
}
