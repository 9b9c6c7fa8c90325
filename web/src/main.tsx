import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { createQueryClient } from './api/queryClient'
import './locales/i18n'
import { routes } from './routes'
import { Appearance } from './theme/Appearance'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <Appearance>
        <RouterProvider router={createBrowserRouter(routes)} />
      </Appearance>
    </QueryClientProvider>
  </StrictMode>,
)
