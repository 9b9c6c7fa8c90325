import type { ComponentType } from 'react'
import { Navigate, type NonIndexRouteObject, type RouteObject } from 'react-router'
import { BrokenPage } from './frame/BrokenPage'
import { Frame } from './frame/Frame'
import { FrameSkeleton } from './frame/FrameSkeleton'
import { NotFoundPage } from './frame/NotFoundPage'

/** Outside the frame, whose skeleton would promise the wrong page. */
function Nothing() {
  return null
}

type Screen<Name extends string> = { [name in Name]: ComponentType }

/** Each screen is its own piece of code, loaded when it is first opened. */
function screen<Name extends string>(
  path: string,
  load: () => Promise<Screen<Name>>,
  name: Name,
  HydrateFallback: ComponentType = FrameSkeleton,
): NonIndexRouteObject {
  return {
    path,
    lazy: async () => ({ Component: (await load())[name] }),
    ErrorBoundary: BrokenPage,
    HydrateFallback,
  }
}

/** A screen that speaks of flows, with the texts for it. */
function spoken<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  return async () => (await Promise.all([load(), import('./locales/late')]))[0]
}

export const routes: RouteObject[] = [
  screen('/sign-in', () => import('./screens/sign-in/SignInPage'), 'SignInPage', Nothing),
  screen('/setup', () => import('./screens/sign-in/SetupPage'), 'SetupPage', Nothing),
  {
    Component: Frame,
    ErrorBoundary: BrokenPage,
    HydrateFallback: FrameSkeleton,
    children: [
      { index: true, element: <Navigate to="/inbox" replace /> },
      screen('/inbox/:chatId?', () => import('./screens/inbox/InboxPage'), 'InboxPage'),
      screen(
        '/apps',
        spoken(() => import('./screens/apps/AppsPage')),
        'AppsPage',
      ),
      screen(
        '/apps/:app',
        spoken(() => import('./screens/apps/AppPage')),
        'AppPage',
      ),
      {
        ...screen('/forms/:form', () => import('./screens/records/LedgerPage'), 'LedgerPage'),
        // Over the ledger, which keeps its place.
        children: [screen('records/:record', () => import('./screens/records/RecordPage'), 'RecordPage')],
      },
      screen('/forms/:form/new', () => import('./screens/records/NewRecordPage'), 'NewRecordPage'),
      screen(
        '/forms/:form/design',
        () => import('./screens/form-designer/FormDesignerPage'),
        'FormDesignerPage',
      ),
      screen(
        '/flows',
        spoken(() => import('./screens/flows/FlowsPage')),
        'FlowsPage',
      ),
      screen(
        '/flows/:flow',
        spoken(() => import('./screens/flow-designer/FlowDesignerPage')),
        'FlowDesignerPage',
      ),
      screen(
        '/flows/:flow/runs',
        spoken(() => import('./screens/runs/RunsPage')),
        'RunsPage',
      ),
      screen(
        '/runs',
        spoken(() => import('./screens/runs/RunsPage')),
        'RunsPage',
      ),
      screen(
        '/runs/:run',
        spoken(() => import('./screens/runs/RunPage')),
        'RunPage',
      ),
      screen('/admin/people', () => import('./screens/admin/PeoplePage'), 'PeoplePage'),
      screen('/admin/departments', () => import('./screens/admin/DepartmentsPage'), 'DepartmentsPage'),
      screen('/admin/tokens', () => import('./screens/admin/TokensPage'), 'TokensPage'),
      screen(
        '/admin/connections',
        spoken(() => import('./screens/connections/ConnectionsPage')),
        'ConnectionsPage',
      ),
      screen(
        '/admin/connections/:connection',
        spoken(() => import('./screens/connections/ConnectionPage')),
        'ConnectionPage',
      ),
      screen('/admin/secrets', () => import('./screens/admin/SecretsPage'), 'SecretsPage'),
      { path: '/admin', element: <Navigate to="/admin/people" replace /> },
      { path: '*', Component: NotFoundPage },
    ],
  },
]
