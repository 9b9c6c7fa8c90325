import { EditOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { useMay } from '../../api/session'
import type { App } from '../../api/types'
import { NewThing } from './NewThing'

export function RenameApp({ app }: { app: App }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const builder = useMay('BUILDER')
  const [open, setOpen] = useState(false)
  if (!builder) return null
  return (
    <>
      <Button icon={<EditOutlined />} onClick={() => setOpen(true)}>
        {t('apps:rename')}
      </Button>
      <NewThing
        open={open}
        title={t('apps:rename')}
        label={t('apps:name')}
        placeholder={app.name}
        initial={app.name}
        action={t('common:save')}
        create={async (name) => {
          await api.patch<App>(`/apps/${app.id}`, { name })
          await queries.invalidateQueries({ queryKey: keys.apps })
        }}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
