import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { rememberPeople } from '../../api/people'
import type { RunDetail } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import { parseDefinition } from '../../flows/parse'
import { telling } from '../../flows/summaries'
import { useNames } from '../flow-designer/useNames'
import { useSay } from '../flows/useSay'

/** What a run executes, and how its steps are told. */
export function useRunTelling(run: RunDetail, catalog: Catalog) {
  const say = useSay()
  const queries = useQueryClient()
  useMemo(() => rememberPeople(queries, run.references), [queries, run.references])
  const definition = useMemo(() => parseDefinition(run.definition), [run.definition])
  const names = useNames(definition)
  const tell = useMemo(() => telling(definition, catalog, say, names), [definition, catalog, say, names])
  return { definition, tell }
}
