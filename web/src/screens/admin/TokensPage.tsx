import { DeleteOutlined, KeyOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiToken } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { explain } from '../../components/explain'
import { useFormat } from '../../components/format'
import { LinesSkeleton } from '../../components/Skeletons'
import { AdminPage } from './AdminPage'
import styles from './admin.module.css'
import { CreateToken } from './CreateToken'
import { useRevokeToken, useTokens } from './useAdmin'

export function TokensPage() {
  const { t } = useTranslation()
  const query = useTokens()
  const columns = useColumns()
  const [creating, setCreating] = useState(false)
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('people:createToken')}
    </Button>
  )
  return (
    <AdminPage actions={create}>
      {query.isPending && <LinesSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && (
        <EmptyState icon={<KeyOutlined />} title={t('people:noTokens')} action={create}>
          {t('people:tokensHint')}
        </EmptyState>
      )}
      {query.data && query.data.length > 0 && (
        <>
          <p className={styles.hint}>{t('people:tokensHint')}</p>
          <Table<ApiToken>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={query.data}
            columns={columns}
            scroll={{ x: 720 }}
          />
        </>
      )}
      <CreateToken open={creating} onClose={() => setCreating(false)} />
    </AdminPage>
  )
}

function useColumns(): TableColumnsType<ApiToken> {
  const { t } = useTranslation()
  const format = useFormat()
  return [
    { title: t('people:tokenName'), dataIndex: 'name', width: 180, ellipsis: true },
    { title: t('people:scopes'), render: (_, token) => <Scopes token={token} /> },
    {
      title: t('people:createdAt'),
      width: 150,
      render: (_, { createdAt }) => format.date(createdAt),
    },
    {
      title: t('people:expiresAt'),
      width: 150,
      render: (_, { expiresAt }) => {
        if (!expiresAt) return t('people:never')
        return Date.parse(expiresAt) < Date.now() ? t('people:expired') : format.date(expiresAt)
      },
    },
    { width: 48, render: (_, token) => <Revoke token={token} /> },
  ]
}

function Scopes({ token }: { token: ApiToken }) {
  return (
    <span className={styles.tokenScopes}>
      {token.scopes.map((scope) => (
        <code key={scope} className={styles.scope}>
          {scope}
        </code>
      ))}
    </span>
  )
}

function Revoke({ token: { id, name } }: { token: ApiToken }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const revoke = useRevokeToken()
  const ask = () =>
    modal.confirm({
      title: t('people:revokeConfirm', { name }),
      content: t('people:revokeText'),
      okText: t('people:revoke'),
      okButtonProps: { danger: true },
      onOk: () =>
        revoke.mutateAsync(id).catch((error: unknown) => {
          const { title, detail } = explain(error, t)
          void message.error(detail || title)
        }),
    })
  return (
    <Button
      type="text"
      size="small"
      className={styles.rowButton}
      icon={<DeleteOutlined />}
      aria-label={t('people:revokeOf', { name })}
      title={t('people:revokeOf', { name })}
      onClick={ask}
    />
  )
}
