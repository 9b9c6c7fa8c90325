import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import card from '../canvas/card.module.css'
import { type IconKind, stepIcon } from '../canvas/stepIcon'
import { useDesigner } from '../DesignerContext'
import styles from './panel.module.css'

interface Props {
  kind: IconKind
  action?: string
  title: string
  menu?: ReactNode
}

/** Which card this is, and the way back to the flow's own settings. */
export function PanelHead({ kind, action, title, menu }: Props) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  return (
    <div className={`${styles.head} ${card[kind]}`}>
      <span className={card.icon} aria-hidden="true">
        {stepIcon(kind, action)}
      </span>
      <h2 className={styles.heading}>{title}</h2>
      {menu}
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('flows:designer.close')}
        onClick={() => editor.select(null)}
      />
    </div>
  )
}
