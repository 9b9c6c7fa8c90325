import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { firstScreenBudget } from './budget.ts'
import { quietIcons } from './quietIcons.ts'

const server = `http://127.0.0.1:${process.env.CONVOKE_PORT ?? '8080'}`

export default defineConfig({
  plugins: [
    react(),
    quietIcons(),
    // Two seconds on a 1.6 Mbit/s line, the slow end of a phone in the field.
    firstScreenBudget('/InboxPage.tsx', 400_000),
  ],
  optimizeDeps: { rolldownOptions: { plugins: [quietIcons()] } },
  server: {
    proxy: {
      // The host stays ours: the server takes changes from its own origin only.
      '/api': { target: server, changeOrigin: false },
      '/q': { target: server, changeOrigin: false },
      '/realtime': { target: server, changeOrigin: false, ws: true },
    },
  },
  build: { outDir: 'dist', sourcemap: false, chunkSizeWarningLimit: 800 },
  test: {
    environment: 'jsdom',
    // One environment for the files of a worker: making one, with the components in it, takes longer than most tests.
    isolate: false,
    setupFiles: ['src/testing/setup.ts'],
    // Component tests share one slow machine with everything else in a build.
    testTimeout: 20_000,
  },
})
