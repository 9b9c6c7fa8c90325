import { useState } from 'react'
import type { Form, RunDetail } from '../../../api/types'
import { useFlow, useForms } from '../../flows/queries'
import { useRetryPreview } from '../operations'
import { correctable, failedByInput, repeatsNothing } from './correction'

/** What a retry may begin with. */
export interface Correction {
  /** Whether all of this is known: nothing changes then by itself. */
  ready: boolean
  /** The version that is published now. */
  newest: number
  /** With the values that can be given anew; undefined: none can. */
  form: Form | undefined
  /** Whether other values are what will help. */
  byInput: boolean
  /** Whether the dialog opens with them: nothing is done twice for them. */
  first: boolean
}

export function useCorrection(run: RunDetail): Correction {
  const flow = useFlow(run.flow.id)
  const forms = useForms()
  const found = forms.data?.find(({ key }) => key === run.trigger.form?.key)
  const form = correctable(found).length > 0 ? found : undefined
  // A flow that was published anew since is mended there; else the same input fails again.
  const isMended = flow.data?.publishedVersion !== run.version
  const byInput = form !== undefined && failedByInput(run) && !isMended
  const [first, setFirst] = useState<boolean>()
  const asks = byInput && first === undefined
  const anew = useRetryPreview(run.id, { from: 'START', version: 'SAME' }, asks)
  if (first === undefined && !flow.isPending && !forms.isPending && (!byInput || !anew.isPending)) {
    setFirst(byInput && anew.data !== undefined && repeatsNothing(run, anew.data))
  }
  const newest = flow.data?.publishedVersion ?? run.version
  return { ready: first !== undefined, newest, form, byInput, first: first ?? false }
}
