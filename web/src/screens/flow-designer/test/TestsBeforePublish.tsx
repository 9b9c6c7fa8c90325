import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../../api/types'
import { useDesigner } from '../DesignerContext'
import { useTestsBeforePublish } from './useTests'

interface Props {
  flow: Flow
  /** Shows the tests and what differs. */
  onTests: () => void
}

/** What the tests say of what is about to be published. It warns, and keeps nobody from publishing. */
export function TestsBeforePublish({ flow, onTests }: Props) {
  const { t } = useTranslation()
  const { definition } = useDesigner()
  const { data, error, isFetching } = useTestsBeforePublish(flow.id, definition)
  if (isFetching) return <Alert type="info" title={t('flows:tests.running')} />
  if (error) return <Alert type="warning" showIcon title={t('flows:tests.notRun')} />
  if (!data) return null
  if (data.failed === 0)
    return <Alert type="success" showIcon title={t('flows:tests.allPassed', { count: data.passed })} />
  const failed = data.items.filter(({ passed }) => !passed).map(({ test }) => test.name)
  return (
    <Alert
      type="warning"
      showIcon
      title={t('flows:tests.someFailed', { count: data.failed, all: data.items.length })}
      description={failed.join('、')}
      action={
        <Button size="small" onClick={onTests}>
          {t('flows:tests.look')}
        </Button>
      }
    />
  )
}
