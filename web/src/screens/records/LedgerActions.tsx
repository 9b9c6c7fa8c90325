import { EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import type { Form } from '../../api/types'
import { LinkButton } from '../../components/LinkButton'
import { useIsPhone } from '../../theme/useMedia'

export function LedgerActions({ form, onFill }: { form: Form; onFill: () => void }) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const builder = useMay('BUILDER')
  return (
    <>
      {builder && !phone && (
        <LinkButton to={`/forms/${form.key}/design`} icon={<EditOutlined />}>
          {t('records:ledger.design')}
        </LinkButton>
      )}
      <Button type="primary" icon={<PlusOutlined />} onClick={onFill}>
        {t('records:ledger.new')}
      </Button>
    </>
  )
}
