import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Form } from '../../api/types'
import {
  type LedgerView,
  ledgerFields,
  readView,
  usualColumns,
  withoutUnknown,
  writeView,
} from './ledgerView'

/** The view in the address, the columns it shows, and how to change it. */
export function useLedgerView(form: Form) {
  const { t } = useTranslation()
  const [address, setAddress] = useSearchParams()
  const fields = useMemo(() => ledgerFields(form, (key) => t(`forms:record.${key}`)), [form, t])
  const view = useMemo(() => withoutUnknown(readView(address), fields), [address, fields])
  const shown = view.columns ?? usualColumns(fields)
  return {
    view,
    fields,
    columns: fields.filter(({ key }) => shown.includes(key)),
    /** In place of the last view: the way back leads out of the ledger, not through every letter typed. */
    change: (next: Partial<LedgerView>) => setAddress(writeView({ ...view, ...next }), { replace: true }),
  }
}

export type LedgerControls = ReturnType<typeof useLedgerView>
