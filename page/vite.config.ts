import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Where `variorum serve` runs while the page is worked on: npm run dev takes its answers from there.
const server = process.env.VARIORUM_SERVER ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [svelte()],
  worker: { format: 'es' },
  build: {
    // The package carries what is built, so that its users need no Node.
    outDir: '../src/variorum/web/page',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // What is bundled keeps its licences.
    license: { fileName: 'licenses.md' },
    // Data addresses would need a laxer content security policy.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': server, '/base': server } },
});
