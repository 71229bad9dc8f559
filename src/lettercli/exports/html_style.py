"""How the page looks: on a desk, on a telephone, in the dark and on paper."""

STYLE = """\
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #1f1d1a; --faint: #6b655c; --line: #d9d3c7; --link: #1d4f8c;
  --mark: #f6ecc8; --doubt: #9a5b00; }
@media (prefers-color-scheme: dark) { :root { --paper: #191817; --ink: #e6e1d8; --faint: #a59d90; --line: #3d3a35;
  --link: #93bdf0; --mark: #373118; --doubt: #e6ad55; } }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style",
  "Palatino Linotype", Georgia, "Noto Serif", serif; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { max-width: 40rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; hyphens: manual; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .75rem; background: var(--paper); }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0; }
h3 { font-size: 1rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 .9rem; }
.about, .of, footer, .repairs { color: var(--faint); font-size: .9rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.4; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--faint); font-weight: normal; font-size: .85rem; }
tbody th { font-weight: normal; white-space: nowrap; }
nav time { white-space: nowrap; }
nav { margin: 2.5rem 0; }
nav h2 { margin-bottom: .5rem; }
article { margin-top: 4rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
article > header { margin-bottom: 1.75rem; }
article > header a { color: inherit; text-decoration: none; }
article > header a:hover { text-decoration: underline; }
.of { margin: .15rem 0 0; }
.dateline, .signed { text-align: right; }
.closer { text-align: left; }
.postscript { margin-top: 1.5rem; }
.annotation { margin: 1.25rem 0; padding: .6rem 1rem .1rem; border: 1px dashed var(--faint); }
.annotation > .hand { color: var(--faint); font-size: .85rem; margin: 0 0 .3rem; }
blockquote { margin: 1rem 0 1rem 1.25rem; padding-left: 1rem; border-left: 3px solid var(--line); }
ol { list-style: none; margin: 0 0 .9rem; padding: 0; }
li { display: grid; grid-template-columns: minmax(2.2rem, max-content) minmax(0, 1fr); margin-bottom: .6rem; }
li > .label { color: var(--faint); padding-right: .5rem; text-decoration: none; }
li > .label:hover { text-decoration: underline; }
li ol { margin-top: .5rem; }
.words > :last-child { margin-bottom: 0; }
.notes { font-size: .92rem; line-height: 1.5; }
.call { font-size: .72em; line-height: 0; vertical-align: super; }
.call a { text-decoration: none; padding: 0 .12em; }
.call a:hover { text-decoration: underline; }
.here { position: absolute; color: var(--faint); text-decoration: none; opacity: 0; padding-left: .3em;
  font-size: .85em; }
.here::before { content: "\\b6"; }
:hover > .here, .here:focus { opacity: 1; }
.page::before { content: "| " attr(data-n); color: var(--faint); font-size: .75em; padding: 0 .2em;
  white-space: nowrap; }
.gap { color: var(--faint); }
.editor { color: var(--faint); }
.emended { text-decoration: underline dotted var(--line); text-underline-offset: .2em; cursor: help; }
.likely { text-decoration-color: var(--doubt); text-decoration-thickness: 2px; }
.odd { color: var(--doubt); font-size: .8em; }
:target { background: var(--mark); }
details { margin-top: 1.25rem; }
summary { cursor: pointer; }
.repairs td { overflow-wrap: anywhere; }
.repairs .printed, .repairs .reading { white-space: pre-wrap; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 34rem) {
  html { font-size: 1.0625rem; }
  body { padding-top: 1.25rem; }
  nav table, nav tbody, nav tr { display: block; }
  nav thead { position: absolute; left: -100vw; }
  nav tr { padding: .45rem 0; border-bottom: 1px solid var(--line); }
  nav th, nav td { display: inline; border: 0; padding: 0; }
  nav td:empty { display: none; }
  nav .from { display: block; }
  nav .from ~ .to::before { content: "\\2192\\a0"; color: var(--faint); }
  nav th::after, nav .to:not(:last-child):not(:has(+ :empty))::after { content: " \\b7\\a0"; color: var(--faint); }
  .repairs table { font-size: .85rem; }
  blockquote { margin-left: 0; }
  li { grid-template-columns: minmax(1.8rem, max-content) minmax(0, 1fr); }
}
@media print {
  :root { --paper: #fff; --ink: #000; --faint: #444; --line: #999; --link: #000; --mark: #fff; }
  @page { margin: 2cm; }
  html { font-size: 11pt; }
  body { max-width: none; padding: 0; }
  a { text-decoration: none; }
  .skip, .here, .back, .repairs { display: none; }
  article { break-before: page; border-top: 0; margin-top: 0; }
  h2, h3 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
}
"""
