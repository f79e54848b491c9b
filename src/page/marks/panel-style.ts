/** How the card and the preview look, in light and dark, in any page: nothing is inherited. */
export const PANEL_STYLE = `
  .panel {
    all: initial; position: absolute; box-sizing: border-box; color-scheme: light dark; pointer-events: auto; user-select: none;
    --page: light-dark(#ffffff, #25282f); --over: light-dark(#eef2fd, #343a4c); --line: light-dark(#dfe2e7, #41454f);
    --words: light-dark(#1b1d22, #e8eaee); --quiet: light-dark(#565c66, #a9aeb9); --accent: light-dark(#2f5bd8, #8fb0ff);
    --on-accent: light-dark(#ffffff, #10131a); --danger: light-dark(#b3261e, #ffb4ab);
    padding: 4px; border: 1px solid var(--line); border-radius: 10px; background: var(--page); color: var(--words);
    font: 13px/20px system-ui, sans-serif; direction: ltr; text-align: start;
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.12), 0 8px 24px rgb(0 0 0 / 0.16); animation: appear 100ms ease-out;
  }
  @keyframes appear { from { opacity: 0; transform: translateY(-2px); } }
  @media (prefers-reduced-motion: reduce) { .panel { animation: none; } }
  @media print { .panel { display: none; } }
  .panel .row { padding: 5px 10px; border-radius: 7px; border: 1px solid transparent; cursor: default; overflow-wrap: anywhere; }
  .panel .row:hover, .panel .row[data-active] { background: var(--over); }
  .panel .row[data-active] { border-color: var(--accent); }
  .panel .rule { height: 1px; margin: 4px 0; background: var(--line); }
  .panel .note { padding: 4px 11px 2px; color: var(--quiet); font-size: 12px; line-height: 16px; }
  .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

  .card { min-width: 168px; max-width: 320px; }
  .card .correction { font-size: 15px; line-height: 22px; }
  .card .correction.best { color: var(--accent); font-weight: 600; }

  .preview { display: flex; flex-direction: column; width: min(440px, calc(var(--seen-width, 100vw) - 16px)); max-height: calc(var(--seen-height, 100vh) - 16px); padding: 0; }
  .preview .title { padding: 12px 16px 8px; font-size: 15px; font-weight: 600; }
  .preview .part { padding: 0 16px 8px; color: var(--quiet); font-size: 12px; line-height: 16px; }
  .preview .list { overflow-y: auto; overscroll-behavior: contain; padding: 0 6px; max-height: 320px; min-height: 32px; }
  .preview .row { display: flex; gap: 10px; padding: 6px 10px; }
  .preview .box { flex: none; width: 14px; height: 14px; margin-top: 2px; border: 1px solid var(--quiet); border-radius: 4px;
    font: 700 12px/14px system-ui, sans-serif; text-align: center; color: transparent; }
  .preview [aria-selected="true"] .box { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
  .preview .context { color: var(--quiet); }
  .preview del { color: var(--danger); text-decoration: line-through; }
  .preview ins { color: var(--words); font-weight: 600; text-decoration: none; }
  .preview [aria-selected="false"] ins { color: var(--quiet); font-weight: 400; text-decoration: line-through; }
  .preview [aria-selected="false"] del { color: var(--words); text-decoration: none; }
  .preview .foot { display: flex; align-items: center; justify-content: flex-end; gap: 8px; padding: 10px 12px; border-top: 1px solid var(--line); margin-top: 6px; }
  .preview .keys { flex: 1; color: var(--quiet); font-size: 12px; line-height: 16px; }
  .preview button { all: unset; box-sizing: border-box; padding: 5px 14px; border: 1px solid var(--quiet); border-radius: 8px; cursor: default; }
  .preview button:hover { background: var(--over); }
  .preview button.main { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
  .preview button[aria-disabled="true"] { border-color: var(--line); background: none; color: var(--quiet); font-weight: 400; }

  @media (forced-colors: active) {
    .panel { --words: CanvasText; --quiet: CanvasText; --accent: CanvasText; --danger: CanvasText; }
    .panel .row { border-color: Canvas; }
    .panel .row:hover, .panel .row[data-active] { forced-color-adjust: none; border-color: Highlight; background: Canvas; }
    .panel .rule { background: CanvasText; }
    .preview .box { forced-color-adjust: none; border-color: CanvasText; color: Canvas; }
    .preview [aria-selected="true"] .box { border-color: Highlight; background: Highlight; color: HighlightText; }
    .preview button.main { border-width: 2px; }
  }
`;
