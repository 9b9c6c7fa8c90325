import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { rememberPeople } from '../../api/people'
import type { Form, FormRecord, Id, Page, RecordCount, RecordHistory, RecordPage, Run } from '../../api/types'
import { filterOf, type LedgerView, sortOf } from './ledgerView'

const PAGE = 50

/** The records of a view, page by page; pages stay in the cache, so that coming back is at once. */
export function useRecords(form: Form, view: LedgerView) {
  const queries = useQueryClient()
  const question = { ...searchOf(view), sort: sortOf(view) }
  return useInfiniteQuery({
    queryKey: [...keys.records(form.id), 'list', question],
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...question, cursor: pageParam, limit: PAGE }
      const page = await api.get<RecordPage>(`/forms/${form.id}/records`, { query, signal })
      rememberPeople(queries, page.references)
      return page
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** How many records the view shows; the server stops counting at its limit and says that there are more. */
export function useRecordCount(form: Form, view: LedgerView) {
  const question = searchOf(view)
  return useQuery({
    queryKey: [...keys.records(form.id), 'count', question],
    queryFn: ({ signal }) =>
      api.get<RecordCount>(`/forms/${form.id}/records/count`, { query: question, signal }),
    placeholderData: keepPreviousData,
  })
}

export function useRecord(form: Form | undefined, id: Id) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: keys.record(form?.id ?? '', id),
    queryFn: async ({ signal }) => {
      const record = await api.get<FormRecord>(`/forms/${form?.id}/records/${id}`, { signal })
      rememberPeople(queries, record.references)
      return record
    },
    enabled: form !== undefined,
  })
}

export function useHistory(form: Form, id: Id) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: [...keys.record(form.id, id), 'history'],
    queryFn: async ({ signal }) => {
      const history = await api.get<RecordHistory>(`/forms/${form.id}/records/${id}/history`, { signal })
      rememberPeople(queries, history.references)
      return history.items
    },
  })
}

/** The runs a record started; members see those of their own records only, others have none here. */
export function useRecordRuns(id: Id) {
  return useQuery({
    queryKey: [...keys.runs, { record: id }],
    queryFn: async ({ signal }) =>
      (await api.get<Page<Run>>('/runs', { query: { record: id, limit: PAGE }, signal })).items,
  })
}

function searchOf(view: LedgerView) {
  const filter = filterOf(view)
  return { q: view.q.trim(), filter: filter ? JSON.stringify(filter) : '' }
}
