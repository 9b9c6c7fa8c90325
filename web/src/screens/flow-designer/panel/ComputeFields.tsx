import { useTranslation } from 'react-i18next'
import type { ComputeStep } from '../../../flows/definition'
import { renameOutput, replaceStep } from '../../../flows/edits'
import { useDesigner } from '../DesignerContext'
import { NamedMappings } from './NamedMappings'
import { useStepEdit, useStepScope } from './useStepEdit'

/** What is computed; a new name reaches every place that uses the value. */
export function ComputeFields({ step }: { step: ComputeStep }) {
  const { t } = useTranslation()
  const { editor } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <NamedMappings
      anyType
      label={t('flows:panel.computed')}
      field="values"
      hint={t('flows:panel.computedHint')}
      values={step.values}
      scope={scope}
      onChange={(values, part) => edit({ values }, part)}
      onRename={(from, to, values) =>
        editor.edit((definition) => {
          const renamed = replaceStep(definition, step.key, () => ({ ...step, values }))
          return renameOutput(renamed, step.key, from, to)
        }, `${step.key}.values.name`)
      }
    />
  )
}
