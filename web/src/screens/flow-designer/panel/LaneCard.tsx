import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldProblems } from '../../../flows/problems'
import { useDesigner } from '../DesignerContext'
import { FieldProblems } from './FieldProblems'
import type { LaneData } from './LaneList'
import styles from './panel.module.css'
import { useStepProblems } from './useStepProblems'

interface Props {
  lane: LaneData
  onName: (name: string) => void
  onRemove: (() => void) | null
  onUp: (() => void) | null
  onDown: (() => void) | null
  children?: ReactNode
}

/** One branch: its name, its place among the others, and below that what decides whether it is taken. */
export function LaneCard({ lane, onName, onRemove, onUp, onDown, children }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const field = `branches.${lane.key}`
  const problems = fieldProblems(useStepProblems(), field)
  const name = lane.name || lane.key
  const buttons = [
    { label: t('flows:panel.branchUp', { name }), icon: <ArrowUpOutlined />, act: onUp },
    { label: t('flows:panel.branchDown', { name }), icon: <ArrowDownOutlined />, act: onDown },
    { label: t('flows:panel.removeBranch', { name }), icon: <DeleteOutlined />, act: onRemove },
  ]
  return (
    <li className={styles.branch} data-field={field}>
      <div className={styles.branchHead}>
        <Input
          aria-label={t('flows:panel.branchName')}
          value={lane.name}
          placeholder={lane.key}
          maxLength={60}
          disabled={readOnly}
          onChange={(event) => onName(event.target.value)}
        />
        {!readOnly &&
          buttons.map(({ label, icon, act }) => (
            <Button
              key={label}
              type="text"
              size="small"
              icon={icon}
              aria-label={label}
              title={label}
              disabled={!act}
              onClick={act ?? undefined}
            />
          ))}
      </div>
      {children}
      <FieldProblems problems={problems} />
    </li>
  )
}
