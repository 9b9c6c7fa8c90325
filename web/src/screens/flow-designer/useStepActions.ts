import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  duplicateSteps,
  insertStep,
  type Pasted,
  pasteSteps,
  removeSteps,
  shiftStep,
} from '../../flows/edits'
import { newStep } from '../../flows/newSteps'
import type { StepChoice } from '../../flows/offered'
import { findStep, type Place } from '../../flows/places'
import { stepTitle } from '../../flows/summaries'
import { copiedSteps, copySteps } from './clipboard'
import { useDesigner } from './DesignerContext'

type Keys = readonly string[]

/** What one can do with whole steps, from the canvas, the panel or the keyboard. */
export function useStepActions() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { editor, catalog, say, setAdding } = useDesigner()
  const stepsOf = (keys: Keys) => keys.flatMap((key) => findStep(editor.definition, key)?.step ?? [])
  /** `创建群聊`, `创建群聊等 3 个节点` */
  const namesOf = (keys: Keys) => {
    const [first] = stepsOf(keys)
    const name = first ? stepTitle(first, catalog, say) : ''
    return keys.length > 1 ? t('flows:designer.several', { name, count: keys.length }) : name
  }
  const show = ({ definition, keys }: Pasted) => {
    const [anchor] = keys
    if (anchor === undefined) return
    editor.edit(() => definition)
    editor.select(keys.length > 1 ? { kind: 'steps', anchor, keys } : { kind: 'step', key: anchor })
    setAdding(null)
  }
  const take = (keys: Keys, text: 'copied' | 'cut') => {
    const steps = stepsOf(keys)
    if (steps.length === 0) return
    copySteps(steps)
    void message.info(t(`flows:designer.${text}`, { name: namesOf(keys) }))
  }
  return {
    add(choice: StepChoice, place: Place) {
      const step = newStep(choice, { definition: editor.definition, place, catalog, say })
      editor.edit((definition) => insertStep(definition, place, step))
      editor.select({ kind: 'step', key: step.key })
      setAdding(null)
    },
    paste: (place: Place) => show(pasteSteps(editor.definition, place, copiedSteps())),
    duplicate: (keys: Keys) => show(duplicateSteps(editor.definition, keys)),
    copy: (keys: Keys) => take(keys, 'copied'),
    cut(keys: Keys) {
      take(keys, 'cut')
      editor.edit((definition) => removeSteps(definition, keys))
    },
    remove(keys: Keys) {
      const name = namesOf(keys)
      editor.edit((definition) => removeSteps(definition, keys))
      void message.info(t('flows:designer.deleted', { name }))
    },
    shift(key: string, by: -1 | 1) {
      editor.edit((definition) => shiftStep(definition, key, by))
    },
  }
}
