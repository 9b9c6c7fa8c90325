import { DeleteOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Form, FormRecord, Id } from '../../api/types'
import styles from './ledger.module.css'
import { useDeletion } from './useDeletion'

interface Props {
  form: Form
  rows: FormRecord[]
  chosen: ReadonlySet<Id>
  onChoose: (chosen: ReadonlySet<Id>) => void
}

/** What can be done with the chosen records; there while any are chosen. */
export function BulkBar({ form, rows, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const deletion = useDeletion(form)
  const ids = rows.map(({ id }) => id).filter((id) => chosen.has(id))
  if (ids.length === 0) return null
  const ask = () =>
    modal.confirm({
      title: t('records:delete.titleMany', { count: ids.length }),
      content: t('records:delete.text'),
      okText: t('records:delete.many', { count: ids.length }),
      okButtonProps: { danger: true },
      cancelText: t('common:cancel'),
      onOk: async () => onChoose(new Set(await deletion.remove(ids))),
    })
  return (
    <section className={styles.bulk} aria-label={t('records:bulk.title')}>
      <span role="status">{t('records:bulk.chosen', { count: ids.length })}</span>
      <Button danger icon={<DeleteOutlined />} loading={deletion.isPending} onClick={ask}>
        {t('records:delete.many', { count: ids.length })}
      </Button>
      <Button type="text" onClick={() => onChoose(new Set())}>
        {t('records:bulk.none')}
      </Button>
    </section>
  )
}
