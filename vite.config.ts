import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { directMessages } from './scripts/vite/direct-messages.ts';
import { leanContracts } from './scripts/vite/lean-contracts.ts';

export default defineConfig({
  root: 'src/web',
  plugins: [directMessages(), leanContracts(), react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Fonts stay files: inlined they would be loaded whether their glyphs are needed or not.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Few requests before the first screen: one chunk of libraries, one of what every page needs, one of the day.
          groups: [
            { name: 'vendor', test: /node_modules\/(react|react-dom|scheduler|@tanstack|zod|idb-keyval)\// },
            {
              name: 'contracts',
              test: /src\/(lib\/(?!written-day)|features\/(accounts|activities|campaigns|follow-ups|people|thread)\/(contract|rules)\.ts)/,
            },
            {
              name: 'base',
              test: /src\/web\/(components\/(?!DataGrid|DateField|useGrid|useRow|Combobox|Progress|Filtered|Confirm|Form|PageActions|Table|shown-columns)|[^/]+\.tsx?$)|paraglide\/runtime|lucide-react\/dist\/esm\/(?!icons)/,
            },
            {
              name: 'day',
              test: /src\/features\/(activities|follow-ups|thread)\/(when|ui\/(Activity(Entry|List)|Timeline|OriginText|AccountStatuses|WhenField|ResolvedWhen|useSendActivity|useChangeFollowUp|TodayQueue|ActivityForm))/,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '^/api/': 'http://127.0.0.1:3000' } },
});
