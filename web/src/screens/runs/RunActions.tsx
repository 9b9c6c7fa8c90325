import { RedoOutlined, StopOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import type { RunDetail } from '../../api/types'
import type { Telling } from '../../flows/summaries'
import { mayBeTest, mayCancel, mayRetry, useCancel } from './operations'
import styles from './runPage.module.css'
import { SaveTest } from './SaveTest'
import { useRefusal } from './useRefusal'

const RetryDialog = lazy(async () => ({ default: (await import('./retry/RetryDialog')).RetryDialog }))

/** What a builder can do with the run as it is now. */
export function RunActions({ run, tell }: { run: RunDetail; tell: Telling }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const mayDesign = useMay('BUILDER')
  const refused = useRefusal()
  const cancel = useCancel(run.id)
  const [retrying, setRetrying] = useState(false)
  if (!mayDesign) return null
  const ask = () =>
    modal.confirm({
      title: t('runs:cancel.title'),
      content: t('runs:cancel.text'),
      okText: t('runs:cancel.ok'),
      okButtonProps: { danger: true },
      cancelText: t('runs:cancel.not'),
      onOk: () => cancel.mutateAsync({}).then(() => void message.success(t('runs:cancel.done')), refused),
    })
  return (
    <div className={styles.actions}>
      {mayBeTest(run) && <SaveTest run={run} />}
      {mayRetry(run) && (
        <Button type="primary" icon={<RedoOutlined />} onClick={() => setRetrying(true)}>
          {t('runs:retry.open')}
        </Button>
      )}
      {mayCancel(run) && (
        <Button danger icon={<StopOutlined />} loading={cancel.isPending} onClick={ask}>
          {t('runs:cancel.ok')}
        </Button>
      )}
      {retrying && (
        <Suspense>
          <RetryDialog run={run} tell={tell} onClose={() => setRetrying(false)} />
        </Suspense>
      )}
    </div>
  )
}
