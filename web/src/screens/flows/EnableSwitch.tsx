import { App, Switch, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../api/types'
import { explain } from '../../components/explain'
import { useEnableFlow } from './queries'

/** Turns a published flow on and off; shows the new state at once and takes it back when refused. */
export function EnableSwitch({ flow }: { flow: Flow }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const enable = useEnableFlow(flow.id)
  const unpublished = flow.publishedVersion === null
  const change = (on: boolean) =>
    enable.mutate(on, {
      onSuccess: () =>
        void message.success(t(on ? 'flows:enable.enabled' : 'flows:enable.disabled', { name: flow.name })),
      onError: (error) => {
        const { title, detail } = explain(error, t)
        void message.error(detail || title)
      },
    })
  return (
    <Tooltip title={unpublished ? t('flows:enable.unpublished') : undefined}>
      <Switch
        size="small"
        checked={enable.isPending ? enable.variables : flow.enabled}
        disabled={unpublished}
        onChange={change}
        aria-label={t('flows:enable.on', { name: flow.name })}
      />
    </Tooltip>
  )
}
