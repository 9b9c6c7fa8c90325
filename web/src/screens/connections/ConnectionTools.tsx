import { CheckCircleOutlined, MoreOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChangeConnection, useCheckConnection, useDeleteConnection } from '../../api/connections'
import { isProblem } from '../../api/problem'
import type { Connection } from '../../api/types'
import { explain } from '../../components/explain'
import { useIsPhone } from '../../theme/useMedia'

/** Check, turn off and on, delete. */
export function ConnectionTools({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { modal, message } = App.useApp()
  const check = useCheckConnection(connection.id)
  const change = useChangeConnection(connection)
  const remove = useDeleteConnection()
  const isPhone = useIsPhone()
  const isOff = connection.state === 'DISABLED'
  const refuse = (error: unknown) => {
    const { title, detail } = explain(error, t)
    const flows = isProblem(error) ? error.errors.map(({ detail: why }) => why) : []
    void modal.error({
      title: detail || title,
      content: flows.length > 0 && (
        <ul>
          {flows.map((flow) => (
            <li key={flow}>{flow}</li>
          ))}
        </ul>
      ),
    })
  }
  const askToDelete = () =>
    modal.confirm({
      title: t('connections:deleteAsk', { name: connection.name }),
      content: t('connections:deleteText'),
      okText: t('connections:delete'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(connection.id).then(() => void navigate('/admin/connections'), refuse),
    })
  return (
    <>
      <Button
        type="primary"
        loading={check.isPending}
        icon={isPhone && <CheckCircleOutlined />}
        aria-label={t('connections:check')}
        onClick={() =>
          check.mutate(undefined, {
            onSuccess: ({ state }) =>
              void (state === 'READY'
                ? message.success(t('connections:checkGood'))
                : message.warning(t('connections:checkBad'))),
            onError: refuse,
          })
        }
      >
        {isPhone ? null : t('connections:check')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'switch', label: t(isOff ? 'connections:enable' : 'connections:disable') },
            { key: 'delete', label: t('connections:delete'), danger: true },
          ],
          onClick: ({ key }) =>
            key === 'delete' ? askToDelete() : change.mutate({ enabled: isOff }, { onError: refuse }),
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={t('connections:more')} />
      </Dropdown>
    </>
  )
}
