import { KeyOutlined, LogoutOutlined } from '@ant-design/icons'
import { Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useSignOut } from '../api/session'
import { PersonAvatar } from '../components/PersonAvatar'
import { choose, type Language, type ThemeChoice, usePreferences } from '../theme/preferences'
import { ChangePassword } from './ChangePassword'
import styles from './frame.module.css'

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark']
const LANGUAGES: { [language in Language]: string } = { zh: '中文', en: 'English' }

/** Who I am, language, appearance, sign out. */
export function MeMenu() {
  const { t } = useTranslation()
  const { person, role, organization } = useMe()
  const signOut = useSignOut()
  const { theme, language } = usePreferences()
  const [changingPassword, setChangingPassword] = useState(false)
  const act = (key: string) => {
    if (key === 'sign-out') signOut.mutate()
    else if (key === 'password') setChangingPassword(true)
    else choose(preference(key))
  }
  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'me',
      label: (
        <div className={styles.menuPerson}>
          <PersonAvatar person={person} size={36} />
          <div>
            <div className={styles.menuName}>{person.name}</div>
            <div className={styles.menuFact}>
              {t(`common:role.${role}`)} · {organization.name}
            </div>
          </div>
        </div>
      ),
    },
    { type: 'divider' },
    {
      type: 'group',
      key: 'language',
      label: t('frame:language'),
      children: (Object.keys(LANGUAGES) as Language[]).map((key) => ({ key, label: LANGUAGES[key] })),
    },
    {
      type: 'group',
      key: 'theme',
      label: t('frame:theme'),
      children: THEMES.map((key) => ({ key, label: t(`frame:${key}`) })),
    },
    { type: 'divider' },
    { key: 'password', label: t('frame:changePassword'), icon: <KeyOutlined /> },
    { key: 'sign-out', label: t('frame:signOut'), icon: <LogoutOutlined /> },
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          selectable: true,
          selectedKeys: [theme, language],
          onClick: ({ key }) => act(key),
        }}
      >
        <button type="button" className={styles.me} aria-label={t('frame:me')} aria-haspopup="menu">
          <PersonAvatar person={person} size={30} />
        </button>
      </Dropdown>
      <ChangePassword open={changingPassword} onClose={() => setChangingPassword(false)} />
    </>
  )
}

function preference(key: string) {
  return key in LANGUAGES ? { language: key as Language } : { theme: key as ThemeChoice }
}
