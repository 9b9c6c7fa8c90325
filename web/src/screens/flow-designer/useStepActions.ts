import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { duplicateStep, insertStep, pasteStep, removeStep, shiftStep } from '../../flows/edits'
import { newStep, type StepChoice } from '../../flows/newSteps'
import { findStep, type Place } from '../../flows/places'
import { stepTitle } from '../../flows/summaries'
import { copiedStep, copyStep } from './clipboard'
import { useDesigner } from './DesignerContext'

/** What one can do with whole steps, from the canvas, the panel or the keyboard. */
export function useStepActions() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { editor, catalog, say, setAdding } = useDesigner()
  const titleOf = (key: string) => {
    const step = findStep(editor.definition, key)?.step
    return step ? stepTitle(step, catalog, say) : key
  }
  return {
    add(choice: StepChoice, place: Place) {
      const step = newStep(choice, { definition: editor.definition, place, catalog, say })
      editor.edit((definition) => insertStep(definition, place, step))
      editor.select({ kind: 'step', key: step.key })
      setAdding(null)
    },
    paste(place: Place) {
      const step = copiedStep()
      if (!step) return
      const pasted = pasteStep(editor.definition, place, step)
      editor.edit(() => pasted.definition)
      editor.select({ kind: 'step', key: pasted.key })
      setAdding(null)
    },
    duplicate(key: string) {
      const copy = duplicateStep(editor.definition, key)
      editor.edit(() => copy.definition)
      editor.select({ kind: 'step', key: copy.key })
    },
    copy(key: string) {
      const step = findStep(editor.definition, key)?.step
      if (!step) return
      copyStep(step)
      void message.info(t('flows:designer.copied', { name: titleOf(key) }))
    },
    remove(key: string) {
      const name = titleOf(key)
      editor.edit((definition) => removeStep(definition, key))
      void message.info(t('flows:designer.deleted', { name }))
    },
    shift(key: string, by: -1 | 1) {
      editor.edit((definition) => shiftStep(definition, key, by))
    },
  }
}
