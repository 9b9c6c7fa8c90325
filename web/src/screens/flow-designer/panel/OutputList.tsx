import { useTranslation } from 'react-i18next'
import type { Step } from '../../../flows/definition'
import { sampleAt } from '../../../flows/samples'
import { outputsOf } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { SampleText } from '../SampleText'
import styles from './panel.module.css'

/** What later steps may use, with the values of the last run. */
export function OutputList({ step }: { step: Step }) {
  const { t } = useTranslation()
  const { tell, trace } = useDesigner()
  const outputs = outputsOf(step, tell.scope)
  if (outputs.length === 0) return <p className={styles.hint}>{t('flows:panel.noOutputs')}</p>
  return (
    <>
      <p className={styles.hint}>{t('flows:panel.outputHint')}</p>
      <dl className={styles.outputs}>
        {outputs.map((node) => {
          const sample = sampleAt(trace, node.cel)
          return (
            <div key={node.cel} className={styles.output}>
              <dt>
                {node.label} <span className={styles.type}>{t(`flows:types.${node.type ?? 'any'}`)}</span>
              </dt>
              {sample !== undefined && sample !== null && (
                <dd>
                  <SampleText value={sample} type={node.type ?? 'any'} />
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </>
  )
}
