import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '../../api/session'
import type { Form } from '../../api/types'
import { useIsPhone } from '../../theme/useMedia'

export function LedgerActions({ form, onFill }: { form: Form; onFill: () => void }) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const builder = useMay('BUILDER')
  return (
    <>
      {builder && !phone && (
        <Link to={`/forms/${form.key}/design`}>
          <Button icon={<EditOutlined />} tabIndex={-1}>
            {t('records:ledger.design')}
          </Button>
        </Link>
      )}
      <Button type="primary" icon={<PlusOutlined />} onClick={onFill}>
        {t('records:ledger.new')}
      </Button>
    </>
  )
}
