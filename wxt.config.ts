import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** What pdf.js loads when a file needs it: tables for East Asian text, fonts, decoders of pictures, colour profiles. */
const PDF_FILES = ['cmaps', 'standard_fonts', 'wasm', 'iccs'];
const pdfjs = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'assets/icon.svg' },
  vite: () => ({ plugins: [preact()] }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const folder of PDF_FILES) {
        for (const name of readdirSync(`${pdfjs}${folder}`)) {
          if (name.startsWith('LICENSE') || !name.endsWith('.js')) {
            files.push({ absoluteSrc: `${pdfjs}${folder}/${name}`, relativeDest: `pdf/${folder}/${name}` });
          }
        }
      }
    },
  },
  manifest: {
    name: 'Inkling',
    description:
      'Completes and corrects what you type, summarises pages and answers questions about them. Nothing leaves your computer.',
    permissions: ['storage', 'unlimitedStorage', 'contextMenus', 'favicon', 'offscreen', 'scripting', 'sidePanel'],
    host_permissions: ['<all_urls>'],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+I' } },
      'open-side-panel': { suggested_key: { default: 'Alt+Shift+P' }, description: 'Open the side panel' },
    },
    minimum_chrome_version: '148',
    // Chrome only; lets typed arrays cross a port as they are.
    ...({ message_serialization: 'structured_clone' } as Record<string, string>),
    content_security_policy: {
      // Models come from the hub (which sends on to hosts of its own) or from this computer; file: is for PDFs on its disk. Nothing else can be asked for.
      extension_pages:
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; object-src 'self'; connect-src 'self' file: https://huggingface.co https://*.huggingface.co https://*.hf.co http://localhost:* http://127.0.0.1:*",
    },
  },
});
