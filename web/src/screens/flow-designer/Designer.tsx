import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Flow } from '../../api/types'
import type { Catalog } from '../../flows/catalog'
import { Editor } from '../../flows/editor'
import { parseDefinition } from '../../flows/parse'
import { Page } from '../../frame/Page'
import { useIsPhone } from '../../theme/useMedia'
import { DesignerContext } from './DesignerContext'
import { DraftView } from './DraftView'
import { Outline } from './Outline'
import { PublishDialog } from './PublishDialog'
import { StaleDialog } from './StaleDialog'
import type { TestWay } from './test/TestDrawer'
import { UnsavedGuard } from './UnsavedGuard'
import { useDesignerParts } from './useDesignerParts'
import { useDraft } from './useDraft'
import { useKeyHelp } from './useKeyHelp'
import { VersionView } from './VersionView'

const TestDrawer = lazy(() => import('./test/TestDrawer'))

/** The draft being edited. It stays alive while an older version is looked at. */
export function Designer({ flow, catalog }: { flow: Flow; catalog: Catalog }) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const [editor] = useState(() => new Editor({ name: flow.name, definition: parseDefinition(flow.draft) }))
  const parts = useDesignerParts(editor, flow, catalog, phone)
  const draft = useDraft(editor, flow)
  const [publishing, setPublishing] = useState(false)
  /** Null until it was opened once: its code comes with the first opening. */
  const [testing, setTesting] = useState<boolean | null>(null)
  const [way, setWay] = useState<TestWay>('dry')
  const [search, setSearch] = useSearchParams()
  const version = Number(search.get('version')) || null
  const actions = version === null && (
    <>
      <Button onClick={() => setTesting(true)}>{t('flows:designer.test')}</Button>
      {!phone && (
        <>
          <Button onClick={() => void draft.save()} loading={draft.saving} disabled={!draft.dirty}>
            {t('flows:designer.save')}
          </Button>
          <Button type="primary" onClick={() => setPublishing(true)}>
            {t('flows:designer.publish')}
          </Button>
        </>
      )}
    </>
  )
  return (
    <Page
      title={parts.name || flow.name}
      breadcrumb={[{ title: t('flows:title'), to: '/flows' }]}
      actions={actions}
      keys={useKeyHelp()}
      fill
    >
      <DesignerContext value={parts}>
        {version !== null ? (
          <VersionView
            flow={flow}
            catalog={catalog}
            version={version}
            draft={draft}
            onClose={() => setSearch({}, { replace: true })}
          />
        ) : phone ? (
          <Outline flow={flow} />
        ) : (
          <DraftView
            flow={flow}
            draft={draft}
            onVersion={(chosen) => setSearch({ version: String(chosen) })}
          />
        )}
        <PublishDialog
          flow={flow}
          draft={draft}
          open={publishing}
          onClose={() => setPublishing(false)}
          onTests={() => {
            setPublishing(false)
            setWay('tests')
            setTesting(true)
          }}
        />
        {testing !== null && (
          <Suspense>
            <TestDrawer
              flow={flow}
              draft={draft}
              open={testing}
              way={way}
              onWay={setWay}
              onClose={() => setTesting(false)}
            />
          </Suspense>
        )}
        <StaleDialog draft={draft} />
        <UnsavedGuard draft={draft} />
      </DesignerContext>
    </Page>
  )
}
