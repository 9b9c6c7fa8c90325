import { useMemo, useState, useSyncExternalStore } from 'react'
import type { Flow } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import type { Editor } from '../../flows/editor'
import { incompleteConditions, withOwn } from '../../flows/incomplete'
import type { Place } from '../../flows/places'
import { telling } from '../../flows/summaries'
import { useSay } from '../flows/useSay'
import { useLastTrace } from '../runs/queries'
import type { DesignerParts } from './DesignerContext'
import { useNames } from './useNames'
import { useProblems } from './useProblems'

/** Puts together what the designer's parts share, from the editor's present state. */
export function useDesignerParts(
  editor: Editor,
  flow: Pick<Flow, 'id' | 'key'>,
  catalog: Catalog,
  readOnly: boolean,
): DesignerParts {
  const state = useSyncExternalStore(editor.subscribe, editor.snapshot)
  const [adding, setAdding] = useState<Place | null>(null)
  const { name, definition } = state.history.present
  const say = useSay()
  const names = useNames(definition)
  const tell = useMemo(() => telling(definition, catalog, say, names), [definition, catalog, say, names])
  const { problems: found, checking } = useProblems(flow.id, definition, !readOnly)
  const problems = useMemo(
    () => (readOnly ? [] : withOwn(found, incompleteConditions(definition, say))),
    [readOnly, found, definition, say],
  )
  const { run, trace } = useLastTrace(flow.id)
  return {
    editor,
    flowKey: flow.key,
    name,
    definition,
    selection: state.selection,
    focus: state.focus,
    catalog,
    say,
    names,
    tell,
    problems,
    checking,
    lastRun: run,
    trace,
    readOnly,
    adding,
    setAdding,
  }
}
