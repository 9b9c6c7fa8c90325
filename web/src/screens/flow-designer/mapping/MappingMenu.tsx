import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  current: 'reference' | 'literal' | 'expression' | 'secret'
  pickOnly: boolean
  /** What is written down may have values in it. */
  withText: boolean
  onReference: () => void
  onLiteral: () => void
  onExpression: () => void
  onSecret?: () => void
}

/** The ways to give a value; picking comes first, the expression last. */
export function MappingMenu({
  label,
  current,
  pickOnly,
  withText,
  onReference,
  onLiteral,
  onExpression,
  onSecret,
}: Props) {
  const { t } = useTranslation()
  const items = [
    { key: 'reference', label: t('flows:map.reference'), onClick: onReference },
    ...(pickOnly
      ? []
      : [
          {
            key: 'literal',
            label: t(withText ? 'flows:map.template' : 'flows:map.literal'),
            onClick: onLiteral,
          },
        ]),
    ...(onSecret ? [{ key: 'secret', label: t('flows:secret.name'), onClick: onSecret }] : []),
    { type: 'divider' as const },
    { key: 'expression', label: t('flows:map.expression'), onClick: onExpression },
  ]
  const name = `${t('flows:map.more')} ${label}`
  return (
    <Dropdown trigger={['click']} menu={{ items, selectedKeys: [current] }} placement="bottomRight">
      <Button type="text" icon={<MoreOutlined />} aria-label={name} title={t('flows:map.more')} />
    </Dropdown>
  )
}
