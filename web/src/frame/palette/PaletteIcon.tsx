import { EnterOutlined, FormOutlined, PartitionOutlined } from '@ant-design/icons'
import { ChatIcon } from '../../components/ChatIcon'
import { PersonAvatar } from '../../components/PersonAvatar'
import type { Entry } from './entries'
import styles from './palette.module.css'

export function PaletteIcon({ icon }: Pick<Entry, 'icon'>) {
  switch (icon.type) {
    case 'person':
      return <PersonAvatar person={icon.person} size={24} />
    case 'chat':
      return <ChatIcon chat={icon.chat} size={24} />
    case 'form':
      return <FormOutlined className={styles.icon} />
    case 'flow':
      return <PartitionOutlined className={styles.icon} />
    case 'page':
      return <EnterOutlined className={styles.icon} />
  }
}
