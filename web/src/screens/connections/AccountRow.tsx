import { App, Button, Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLinkAccount, useUnlinkAccount } from '../../api/connections'
import { isProblem } from '../../api/problem'
import type { Account, Id } from '../../api/types'
import { explain } from '../../components/explain'
import { PersonChip } from '../../components/PersonChip'
import { PersonPicker } from '../../components/PersonPicker'
import styles from './connections.module.css'

interface Props {
  connection: Id
  account: Account
}

/** An account with the person it belongs to, or the way to say who that is. */
export function AccountRow({ connection, account }: Props) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const link = useLinkAccount(connection)
  const unlink = useUnlinkAccount(connection)
  const fail = (error: unknown) => void message.error(explain(error, t).detail || explain(error, t).title)
  const choose = (personId: Id | null, move = false) => {
    if (!personId) return
    link.mutate(
      { account: account.id, personId, move },
      {
        onError: (error) =>
          isProblem(error, 'account-taken') || isProblem(error, 'person-has-account')
            ? modal.confirm({
                title: explain(error, t).detail,
                content: t('connections:accounts.moveText'),
                okText: t('connections:accounts.move'),
                onOk: () => choose(personId, true),
              })
            : fail(error),
      },
    )
  }
  return (
    <li className={styles.row}>
      <div className={`${styles.rowMain} ${styles.accountMain}`}>
        <span className={styles.rowName}>
          {account.name || account.id}
          {account.external && <Tag>{t('connections:accounts.external')}</Tag>}
        </span>
        <span className={styles.quiet}>{facts(account)}</span>
        {account.nameless && (
          <span className={styles.quiet}>
            {t('connections:accounts.nameless', { reason: account.nameless })}
          </span>
        )}
      </div>
      {account.person ? (
        <>
          <PersonChip person={account.person} />
          {isToConfirm(account) && <ToConfirm account={account} isBusy={link.isPending} onConfirm={choose} />}
          <Button
            size="small"
            loading={unlink.isPending}
            aria-label={t('connections:accounts.unlinkOf', { name: account.name })}
            onClick={() => unlink.mutate(account.id, { onError: fail })}
          >
            {t('connections:accounts.unlink')}
          </Button>
        </>
      ) : (
        <span className={styles.picker}>
          <PersonPicker
            value={null}
            disabled={link.isPending}
            placeholder={t('connections:accounts.choose')}
            aria-label={t('connections:accounts.chooseFor', { name: account.name })}
            onChange={choose}
          />
        </span>
      )}
    </li>
  )
}

/** What was found by mobile or e-mail signs no administrator or owner in until somebody confirms it. */
function isToConfirm({ confirmed, person }: Account): boolean {
  return !confirmed && (person?.role === 'ADMIN' || person?.role === 'OWNER')
}

interface ToConfirmProps {
  account: Account
  isBusy: boolean
  onConfirm: (person: Id) => void
}

function ToConfirm({ account, isBusy, onConfirm }: ToConfirmProps) {
  const { t } = useTranslation()
  const person = account.person
  if (!person) return null
  return (
    <>
      <Tooltip title={t('connections:accounts.toConfirmText', { name: person.name })}>
        <Tag color="warning" tabIndex={0}>
          {t('connections:accounts.toConfirm')}
        </Tag>
      </Tooltip>
      <Button
        size="small"
        loading={isBusy}
        aria-label={t('connections:accounts.confirmOf', { name: person.name })}
        onClick={() => onConfirm(person.id)}
      >
        {t('connections:accounts.confirm')}
      </Button>
    </>
  )
}

function facts(account: Account): string {
  return [account.id, ...account.departments, account.title, account.mobile, account.email]
    .filter((fact) => fact)
    .join(' · ')
}
