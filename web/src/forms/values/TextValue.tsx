import { isId, useVisibleChat } from '../../api/chats'
import type { Id } from '../../api/types'
import { ChatChip } from '../../components/ChatChip'

/** A text; the id of a chat, which a flow wrote there, as that chat for those who may see it. */
export function TextValue({ text }: { text: string }) {
  return isId(text) ? <ChatOr id={text} /> : <span>{text}</span>
}

function ChatOr({ id }: { id: Id }) {
  const chat = useVisibleChat(id)
  return chat ? <ChatChip chat={chat} /> : <span>{id}</span>
}
