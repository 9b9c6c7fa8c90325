import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Branch } from '../../../flows/definition'
import { fieldProblems } from '../../../flows/problems'
import type { ScopeNode } from '../../../flows/scope'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { FieldProblems } from './FieldProblems'
import styles from './panel.module.css'
import { useStepProblems } from './useStepProblems'

interface Props {
  branch: Branch
  scope: readonly ScopeNode[]
  onChange: (branch: Branch, part: string) => void
  onRemove: (() => void) | null
  onUp: (() => void) | null
  onDown: (() => void) | null
}

/** One branch: its name and when it is taken. */
export function BranchCard({ branch, scope, onChange, onRemove, onUp, onDown }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const problems = fieldProblems(useStepProblems(), `branches.${branch.key}`)
  const name = branch.name || branch.key
  const buttons = [
    { label: t('flows:panel.branchUp', { name }), icon: <ArrowUpOutlined />, act: onUp },
    { label: t('flows:panel.branchDown', { name }), icon: <ArrowDownOutlined />, act: onDown },
    { label: t('flows:panel.removeBranch', { name }), icon: <DeleteOutlined />, act: onRemove },
  ]
  return (
    <li className={styles.branch} data-field={`branches.${branch.key}`}>
      <div className={styles.branchHead}>
        <Input
          aria-label={t('flows:panel.branchName')}
          value={branch.name}
          maxLength={60}
          disabled={readOnly}
          onChange={(event) => onChange({ ...branch, name: event.target.value }, 'name')}
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
      <ConditionEditor
        condition={branch.when}
        onChange={(when) => onChange({ ...branch, when }, 'when')}
        source={{ scope }}
      />
      <FieldProblems problems={problems} />
    </li>
  )
}
