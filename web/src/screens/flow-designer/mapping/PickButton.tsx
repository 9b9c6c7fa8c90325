import { AimOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ScopePopover, type ScopePopoverProps } from './ScopePopover'

/** Opens the tree of data beside a value that is still written down. */
export function PickButton(props: Omit<ScopePopoverProps, 'children'>) {
  const { t } = useTranslation()
  const name = t('flows:map.pickFor', { label: props.label })
  return (
    <ScopePopover {...props}>
      <Button icon={<AimOutlined />} aria-label={name} title={t('flows:map.pick')} />
    </ScopePopover>
  )
}
