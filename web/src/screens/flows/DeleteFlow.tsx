import { DeleteOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Flow } from '../../api/types'
import { explain } from '../../components/explain'
import { useDeleteFlow } from './queries'

interface Props {
  flow: Flow
  disabled?: boolean
  onDeleted?: () => void
}

/** Deletes a flow after saying which, and what becomes of its runs. */
export function DeleteFlow({ flow, disabled = false, onDeleted }: Props) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const deletion = useDeleteFlow(flow)
  const label = t('flows:delete.of', { name: flow.name })
  const ask = () =>
    modal.confirm({
      title: t('flows:delete.title', { name: flow.name }),
      content: t(flow.publishedVersion === null ? 'flows:delete.draft' : 'flows:delete.text'),
      okText: t('flows:delete.ok'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: () =>
        deletion.mutateAsync().then(
          () => {
            void message.success(t('flows:delete.done', { name: flow.name }))
            onDeleted?.()
          },
          (error: unknown) => {
            const { title, detail } = explain(error, t)
            void message.error(detail || title)
          },
        ),
    })
  return (
    <Button
      type="text"
      icon={<DeleteOutlined />}
      aria-label={label}
      title={disabled ? t('flows:delete.unsaved') : label}
      disabled={disabled}
      onClick={ask}
    />
  )
}
