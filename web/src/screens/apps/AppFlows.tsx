import { PartitionOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../api/session'
import type { App } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import styles from './apps.module.css'
import { NewThing } from './NewThing'
import { useNewFlow } from './useNewThings'

/** Flows are for those who build; members meet their results. */
export function AppFlows({ app }: { app: App }) {
  const { t } = useTranslation()
  const builder = useMay('BUILDER')
  const create = useNewFlow(app.id)
  const [naming, setNaming] = useState(false)
  if (!builder) return null
  const button = (
    <Button icon={<PlusOutlined />} onClick={() => setNaming(true)}>
      {t('apps:newFlow')}
    </Button>
  )
  return (
    <section className={styles.section} aria-label={t('apps:flowsTitle')}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{t('apps:flowsTitle')}</h2>
        {app.flows.length > 0 && button}
      </div>
      {app.flows.length === 0 && (
        <EmptyState icon={<PartitionOutlined />} title={t('apps:noFlows')} action={button} />
      )}
      <ul className={styles.list}>
        {app.flows.map((flow) => (
          <li key={flow.id} className={styles.row}>
            <PartitionOutlined className={styles.rowIcon} />
            <Link className={styles.rowName} to={`/flows/${flow.key}`}>
              {flow.name}
            </Link>
            <FlowState flow={flow} />
            <span className={styles.rowActions}>
              <Link to={`/flows/${flow.key}/runs`}>{t('apps:runs')}</Link>
            </span>
          </li>
        ))}
      </ul>
      <NewThing
        open={naming}
        title={t('apps:newFlow')}
        label={t('apps:flowName')}
        placeholder={t('apps:flowNameHint')}
        create={create}
        onClose={() => setNaming(false)}
      />
    </section>
  )
}

function FlowState({ flow }: { flow: App['flows'][number] }) {
  const { t } = useTranslation()
  if (flow.publishedVersion === null) return <Tag>{t('apps:flowDraft')}</Tag>
  return (
    <Tag color={flow.enabled ? 'success' : 'default'}>{t(flow.enabled ? 'apps:flowOn' : 'apps:flowOff')}</Tag>
  )
}
