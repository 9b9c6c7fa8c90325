import { AppstoreAddOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { CardsSkeleton } from '../../components/Skeletons'
import { useApps } from '../../forms/appQueries'
import { Page } from '../../frame/Page'
import { AppCard } from './AppCard'
import styles from './apps.module.css'
import { NewThing } from './NewThing'
import { Templates } from './Templates'
import { useNewApp } from './useNewThings'

/** `/apps`: the organization's apps, and templates to begin with. */
export function AppsPage() {
  const { t } = useTranslation()
  const builder = useMay('BUILDER')
  const apps = useApps()
  const create = useNewApp()
  const [naming, setNaming] = useState(false)
  const button = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setNaming(true)}>
      {t('apps:new')}
    </Button>
  )
  return (
    <Page title={t('apps:title')} actions={builder && button}>
      {apps.isPending && <CardsSkeleton />}
      {apps.isError && (
        <ErrorState error={apps.error} what={t('apps:title')} onRetry={() => void apps.refetch()} />
      )}
      {apps.data?.length === 0 && (
        <EmptyState
          icon={<AppstoreAddOutlined />}
          title={t(builder ? 'apps:empty' : 'apps:emptyMember')}
          action={builder && button}
        />
      )}
      <ul className={styles.cards}>
        {apps.data?.map((app) => (
          <AppCard key={app.id} app={app} />
        ))}
      </ul>
      {builder && <Templates below={!apps.isPending} />}
      <NewThing
        open={naming}
        title={t('apps:new')}
        label={t('apps:name')}
        placeholder={t('apps:nameHint')}
        create={create}
        onClose={() => setNaming(false)}
      />
    </Page>
  )
}
