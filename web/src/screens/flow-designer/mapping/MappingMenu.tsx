import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  current: 'reference' | 'literal' | 'expression'
  pickOnly: boolean
  /** What is written down may have values in it. */
  withText: boolean
  onReference: () => void
  onLiteral: () => void
  onExpression: () => void
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
