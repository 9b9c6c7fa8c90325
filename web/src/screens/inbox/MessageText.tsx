import { Link } from 'react-router'
import styles from './messages.module.css'
import { type TextPart, textParts } from './textParts'

/** Both languages, because the writer's may differ from the reader's. */
const EVERYBODY = ['所有人', 'all']

interface Props {
  text: string
  names: readonly string[]
  mentionAll: boolean
}

export function MessageText({ text, names, mentionAll }: Props) {
  const parts = textParts(text, mentionAll ? [...names, ...EVERYBODY] : names)
  return parts.map((part, index) => (
    // The parts of a sent message never change, so their place names them.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Part key={index} part={part} />
  ))
}

function Part({ part }: { part: TextPart }) {
  switch (part.type) {
    case 'text':
      return part.text
    case 'mention':
      return <span className={styles.mention}>{part.text}</span>
    case 'place':
      return <Link to={part.text}>{part.text}</Link>
    case 'link':
      return (
        <a href={part.text} target="_blank" rel="noreferrer">
          {part.text}
        </a>
      )
  }
}
