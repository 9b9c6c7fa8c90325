import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Form, FormRecord } from '../../api/types'
import { useMayChange } from './permissions'
import { titleOf } from './recordValue'
import { useDeletion } from './useDeletion'

interface Props {
  form: Form
  record: FormRecord
  onEdit: () => void
  onDeleted: () => void
}

export function RecordActions({ form, record, onEdit, onDeleted }: Props) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const mayChange = useMayChange()
  const deletion = useDeletion(form)
  if (!mayChange(record)) return null
  const ask = () =>
    modal.confirm({
      title: t('records:delete.title', { record: titleOf(form, record) }),
      content: t('records:delete.text'),
      okText: t('records:delete.one'),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: async () => {
        const left = await deletion.remove([record.id])
        if (left.length === 0) onDeleted()
      },
    })
  return (
    <Space>
      <Button icon={<EditOutlined />} onClick={onEdit}>
        {t('common:edit')}
      </Button>
      <Button danger icon={<DeleteOutlined />} onClick={ask}>
        {t('common:delete')}
      </Button>
    </Space>
  )
}
