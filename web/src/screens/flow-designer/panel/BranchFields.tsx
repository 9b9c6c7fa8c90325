import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Branch, BranchStep } from '../../../flows/definition'
import { freshKey } from '../../../flows/keys'
import { useDesigner } from '../DesignerContext'
import { BranchCard } from './BranchCard'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

/** The branches in the order they are tried; *otherwise* is always the last. */
export function BranchFields({ step }: { step: BranchStep }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const { branches } = step
  const set = (index: number, branch: Branch, part?: string) =>
    edit({ branches: branches.map((old, at) => (at === index ? branch : old)) }, part)
  const swap = (index: number, other: number) => {
    const [one, two] = [branches[index], branches[other]]
    if (one && two)
      edit({ branches: branches.map((branch, at) => (at === index ? two : at === other ? one : branch)) })
  }
  const add = () => {
    const key = freshKey(
      `branch${branches.length + 1}`,
      branches.map((branch) => branch.key),
    )
    const name = t('flows:branch.numbered', { number: branches.length + 1 })
    edit({ branches: [...branches, { key, name, when: { all: [] }, steps: [] }] })
  }
  return (
    <PanelField label={t('flows:panel.branches')} field="branches" own hint={t('flows:panel.branchHint')}>
      <ol className={styles.branches}>
        {branches.map((branch, index) => (
          <BranchCard
            key={branch.key}
            branch={branch}
            scope={scope}
            onChange={(changed, part) => set(index, changed, `${branch.key}.${part}`)}
            onRemove={
              branches.length > 1 ? () => edit({ branches: branches.filter((_, at) => at !== index) }) : null
            }
            onUp={index > 0 ? () => swap(index, index - 1) : null}
            onDown={index < branches.length - 1 ? () => swap(index, index + 1) : null}
          />
        ))}
        <li className={`${styles.branch} ${styles.otherwise}`}>
          <span className={styles.label}>{t('flows:branch.otherwise')}</span>
          <span className={styles.hint}>{t('flows:panel.otherwise')}</span>
        </li>
      </ol>
      {!readOnly && (
        <Button icon={<PlusOutlined aria-hidden />} type="dashed" onClick={add}>
          {t('flows:panel.addBranch')}
        </Button>
      )}
    </PanelField>
  )
}
