import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = `http://127.0.0.1:${process.env.CONVOKE_PORT ?? '8080'}`

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: {
      '/api': server,
      '/q': server,
      '/realtime': { target: server, ws: true },
    },
  },
  build: { outDir: 'dist', sourcemap: false },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    // Component tests share one slow machine with everything else in a build.
    testTimeout: 20_000,
  },
})
