import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directMessages } from './src/web/direct-messages.ts';

export default defineConfig({
  root: 'src/web',
  plugins: [directMessages(), react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts stay files: inlined they would be loaded whether their glyphs are needed or not.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
