import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api/client'
import { keys } from '../api/keys'
import type { Condition, Field, FormRecord, Id, Json, Page, Values } from '../api/types'
import type { FieldValues } from './definition'
import { submittedValues } from './draft'
import { linkageFingerprint, linkedKeys } from './linkages'
import { isEmpty } from './rules'

/**
 * The values of all linked fields for what is filled in so far; asks again only when an input of a rule changes.
 *
 * @param form the saved form; undefined in the designer's preview, where the rules are tried on the other form
 */
export function useLinkage(
  form: { id: Id; version: number } | undefined,
  fields: Field[],
  values: FieldValues,
) {
  return useQuery({
    queryKey: [...keys.forms, 'linkage', form ?? fields, linkageFingerprint(fields, values)],
    queryFn: ({ signal }) =>
      form ? savedLinkage(form.id, fields, values, signal) : draftLinkage(fields, values),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 60_000,
    enabled: linkedKeys(fields).length > 0,
  })
}

async function savedLinkage(
  form: Id,
  fields: Field[],
  values: FieldValues,
  signal: AbortSignal,
): Promise<Values> {
  const draft = { values: submittedValues(fields, values) }
  return (await api.post<{ values: Values }>(`/forms/${form}/linkage`, draft, { signal })).values
}

/** In the order of the form; a rule that builds on a later one is right after the next change. */
async function draftLinkage(fields: Field[], values: FieldValues): Promise<Values> {
  const found: Values = {}
  for (const field of fields) {
    if (field.linkage) found[field.key] = await taken(field.linkage, { ...values, ...found })
  }
  return found
}

async function taken(linkage: NonNullable<Field['linkage']>, values: FieldValues): Promise<Json> {
  if (linkage.when.some((match) => isEmpty(values[match.equals]))) return null
  const filter: Condition = {
    all: linkage.when.map((match) => ({
      field: match.field,
      op: 'equals',
      value: values[match.equals] ?? null,
    })),
  }
  const page = await api.get<Page<FormRecord>>(`/forms/${encodeURIComponent(linkage.form)}/records`, {
    query: { filter: JSON.stringify(filter), sort: '-createdAt', limit: 1 },
  })
  return page.items[0]?.values[linkage.take] ?? null
}
