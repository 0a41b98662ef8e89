import * as z from 'zod/mini'
import './ui/overture.css'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { renderOver } from './app/typed-early.ts'

// compiled parsers need `eval`, which the Content-Security-Policy forbids
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const page = (
  <StrictMode>
    <App />
  </StrictMode>
)
renderOver(root, () => flushSync(() => createRoot(root).render(page)))
