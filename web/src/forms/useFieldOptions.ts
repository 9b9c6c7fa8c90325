import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api/client'
import { keys } from '../api/keys'
import type { FormRecord, MultiSelectField, Option, Page, SelectField } from '../api/types'

const LIMIT = 100

/**
 * The options of a select, live from the other form when they come from one.
 *
 * @param form the saved form that asks; undefined in the designer, where the rule may not be saved yet and the
 *   other form is read directly
 */
export function useFieldOptions(field: SelectField | MultiSelectField, form: string | undefined, q: string) {
  const { options } = field
  return useQuery({
    queryKey: [...keys.forms, 'options', form ?? null, form ? field.key : options, q],
    queryFn: ({ signal }) =>
      form ? savedOptions(form, field.key, q, signal) : draftOptions(field, q, signal),
    placeholderData: keepPreviousData,
    // Others submit meanwhile: what was true a moment ago is shown, then asked for again.
    staleTime: 0,
    enabled: options.type === 'form' && options.form !== '' && options.field !== '',
  })
}

async function savedOptions(form: string, field: string, q: string, signal: AbortSignal): Promise<Option[]> {
  const path = `/forms/${encodeURIComponent(form)}/options/${encodeURIComponent(field)}`
  return (await api.get<{ items: Option[] }>(path, { query: { q, limit: LIMIT }, signal })).items
}

async function draftOptions(
  field: SelectField | MultiSelectField,
  q: string,
  signal: AbortSignal,
): Promise<Option[]> {
  const { options } = field
  if (options.type === 'static') return options.items
  const path = `/forms/${encodeURIComponent(options.form)}/records`
  const page = await api.get<Page<FormRecord>>(path, { query: { q, limit: LIMIT }, signal })
  const values = page.items
    .map((record) => record.values[options.field])
    .filter((value) => typeof value === 'string')
  return [...new Set(values)].map((value) => ({ value, label: value }))
}
