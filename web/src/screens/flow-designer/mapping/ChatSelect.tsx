import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client'
import { keys } from '../../../api/keys'
import type { Chat, Page } from '../../../api/types'
import { useChat } from '../../../components/ChatChip'
import { useClear } from '../../../components/useClear'
import { useDebounced } from '../../../components/useDebounced'

interface Props {
  id?: string
  'aria-label': string
  disabled: boolean
  status?: 'error'
  value: string | null
  onChange: (chatId: string | null) => void
}

/** A fixed chat, searched by name. */
export function ChatSelect({ value, onChange, ...common }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), 150)
  const found = useQuery({
    queryKey: [...keys.chats, 'search', q],
    queryFn: async () => (await api.get<Page<Chat>>('/chats', { query: { q, limit: 50 } })).items,
    placeholderData: keepPreviousData,
  })
  const chosen = useChat(value).data
  const chats = found.data ?? []
  const all = chosen && !chats.some(({ id }) => id === chosen.id) ? [chosen, ...chats] : chats
  return (
    <Select
      {...common}
      style={{ width: '100%' }}
      allowClear={clear}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      placeholder={t('flows:map.chat')}
      options={all.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => onChange(id ?? null)}
    />
  )
}
