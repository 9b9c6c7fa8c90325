import { ExpandOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons'
import { Panel, useReactFlow } from '@xyflow/react'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './canvas.module.css'

/** Zoom in, out, and to the whole flow. */
export function CanvasControls() {
  const { t } = useTranslation()
  const canvas = useReactFlow()
  const buttons = [
    {
      text: t('flows:designer.zoomOut'),
      icon: <ZoomOutOutlined />,
      act: () => void canvas.zoomOut({ duration: 120 }),
    },
    {
      text: t('flows:designer.zoomIn'),
      icon: <ZoomInOutlined />,
      act: () => void canvas.zoomIn({ duration: 120 }),
    },
    {
      text: t('flows:designer.fit'),
      icon: <ExpandOutlined />,
      act: () => void canvas.fitView({ padding: 0.08, maxZoom: 1, duration: 120 }),
    },
  ]
  return (
    <Panel position="bottom-left" className={styles.controls}>
      {buttons.map(({ text, icon, act }) => (
        <Button
          key={text}
          type="text"
          size="small"
          icon={icon}
          aria-label={text}
          title={text}
          onClick={act}
        />
      ))}
    </Panel>
  )
}
