import { useMemo, useReducer, useState } from 'react'
import type { Form } from '../../api/types'
import { definitionProblems } from '../../forms/definition-problems'
import { fieldsOf } from '../../forms/design'
import { useForms } from '../../forms/formQueries'
import { Page } from '../../frame/Page'
import { FormTabs } from '../apps/FormTabs'
import { useFormCrumbs } from '../records/useFormCrumbs'
import { Canvas, type Device } from './Canvas'
import { DesignerActions } from './DesignerActions'
import { DesignerProvider, type DesignerView } from './DesignerContext'
import { Dragging } from './Dragging'
import styles from './designer.module.css'
import { designerOf, designerReducer, isChanged } from './designerState'
import { Palette } from './Palette'
import { Preview } from './Preview'
import { Properties } from './Properties'
import { SaveRefusal } from './SaveRefusal'
import { UnsavedGuard } from './UnsavedGuard'
import { useDesignerKeys } from './useDesignerKeys'
import { useSave } from './useSave'

/** Palette, form and properties of one form that is being designed. */
export function Designer({ form }: { form: Form }) {
  const [state, dispatch] = useReducer(designerReducer, form, designerOf)
  const [device, setDevice] = useState<Device>('desktop')
  const [previewing, setPreviewing] = useState(false)
  const forms = useForms().data
  const design = state.history.present
  const problems = useMemo(
    () => definitionProblems(fieldsOf(design), others(forms, form, fieldsOf(design))),
    [design, forms, form],
  )
  const view: DesignerView = useMemo(
    () => ({ state, dispatch, form, forms, problems }),
    [state, form, forms, problems],
  )
  const save = useSave(view)
  const keys = useDesignerKeys(view, save.start)
  const crumbs = useFormCrumbs(form)
  return (
    <DesignerProvider value={view}>
      <Page
        fill
        title={design.name || form.name}
        breadcrumb={crumbs}
        keys={keys}
        tabs={<FormTabs form={form} work="design" />}
        actions={<DesignerActions save={save} onPreview={() => setPreviewing(true)} />}
      >
        <Dragging>
          <div className={styles.designer}>
            <Palette />
            <Canvas device={device} onDevice={setDevice} />
            <Properties />
          </div>
        </Dragging>
      </Page>
      <Preview open={previewing} device={device} onClose={() => setPreviewing(false)} />
      <SaveRefusal save={save} />
      <UnsavedGuard when={isChanged(state)} />
    </DesignerProvider>
  )
}

/** A rule may look into its own form: that one counts as it is being designed, not as it was saved. */
function others(
  forms: Form[] | undefined,
  own: Form,
  fields: Form['definition']['fields'],
): Form[] | undefined {
  return forms?.map((each) => (each.id === own.id ? { ...each, definition: { fields } } : each))
}
