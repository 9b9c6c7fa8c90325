import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

export function LedgerActions({ onFill }: { onFill: () => void }) {
  const { t } = useTranslation()
  return (
    <Button type="primary" icon={<PlusOutlined />} onClick={onFill}>
      {t('records:ledger.new')}
    </Button>
  )
}
