/** The archive's whole style sheet: a library's reading room in two lights, nothing that moves. */
export const ARCHIVE_CSS = `
:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1f24, #e6e9ee); --ink-2: light-dark(#57606a, #a9b3bf); --line: light-dark(#d9dee4, #333b46);
  --field: light-dark(#7d8793, #76818e); --paper: light-dark(#ffffff, #1a1f26); --ground: light-dark(#f6f7f9, #11151a);
  --accent: light-dark(#0b5bd3, #82b4ff); --on-accent: light-dark(#ffffff, #0a1626); --mark: light-dark(#fff0b3, #463800);
  --done: light-dark(#18752f, #67d186); --held: light-dark(#865700, #e6b655); --returned: light-dark(#b3261e, #ff9d94);
  --closed: light-dark(#57606a, #a9b3bf);
  --screen: "Pretendard Variable", Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", NanumBarunGothic, sans-serif;
  --document: "Nanum Myeongjo", NanumMyeongjo, AppleMyungjo, Batang, serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 16px/1.6 var(--screen); word-break: keep-all; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 26px; line-height: 1.35; margin: 24px 0 12px; } h2 { font-size: 16px; margin: 32px 0 8px; } h3 { font-size: 14px; margin: 16px 0 4px; }
p { margin: 8px 0; }
.figure, time { font-variant-numeric: tabular-nums; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; z-index: 1; }
.head, main, .foot { max-width: 1040px; margin: 0 auto; padding: 0 24px; }
.head { display: grid; grid-template-columns: auto 1fr auto; gap: 8px 24px; align-items: center; padding-top: 16px; padding-bottom: 16px; border-bottom: 1px solid var(--line); }
.site { font-weight: 700; color: var(--ink); text-decoration: none; font-size: 18px; } .agency { font-weight: 400; color: var(--ink-2); }
.head nav { order: 3; display: flex; gap: 16px; font-size: 14px; white-space: nowrap; } .head nav a, .foot a { display: inline-block; padding: 4px 0; }
.search { display: flex; gap: 8px; } .search input[type=search] { flex: 1; min-width: 0; }
input, button { font: inherit; } input[type=search], input[type=file] { height: 40px; padding: 4px 12px; border: 1px solid var(--field); border-radius: 4px; background: var(--paper); color: var(--ink); }
input[type=file] { display: block; width: 100%; margin-top: 8px; padding: 5px; }
button, .button { display: inline-block; height: 40px; padding: 0 16px; line-height: 40px; border: 0; border-radius: 4px; background: var(--accent); color: var(--on-accent); text-decoration: none; font-weight: 500; cursor: pointer; }
.columns { display: grid; grid-template-columns: minmax(0, 44em) minmax(200px, 1fr); gap: 48px; }
.count { font-size: 20px; } .jump { display: none; }
.hits { list-style: none; margin: 0; padding: 0; } .hits li { padding: 14px 0; border-bottom: 1px solid var(--line); }
.hits .title { font-weight: 500; text-decoration: none; font-size: 17px; } .hits .title:hover { text-decoration: underline; }
.hits .line { margin: 2px 0; color: var(--ink); font-size: 15px; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.facts { display: flex; flex-wrap: wrap; gap: 0 14px; margin: 2px 0 0; font-size: 13px; color: var(--ink-2); }
mark { background: var(--mark); color: inherit; }
.state { font-size: 13px; font-weight: 700; } .state.open { color: var(--done); } .state.partial { color: var(--held); } .state.closed { color: var(--closed); }
.facets h2 { margin-top: 14px; } .facets ul { list-style: none; margin: 0; padding: 0; } .facets li { display: flex; justify-content: space-between; gap: 8px; font-size: 14px; padding: 2px 0; }
.facets a { text-decoration: none; padding: 2px 0; } .facets a:hover { text-decoration: underline; } .facets .figure { color: var(--ink-2); }
.document { max-width: 44em; } .document .state { margin: 24px 0 -16px; } .sentence { font-size: 17px; }
.seal { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 12px 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); font-size: 14px; } .seal span { color: var(--ink-2); }
.body { font-family: var(--document); font-size: 17px; line-height: 1.8; } .body h2, .document h2 { font-family: var(--screen); }
.body .item { text-indent: -1.6em; margin-inline-start: calc(1.6em + var(--level) * 1em); } .body table { font: 400 14px/1.5 var(--screen); } .body td { vertical-align: top; padding: 6px 10px; border: 1px solid var(--line); }
.level-0 { --level: 0; } .level-1 { --level: 1; } .level-2 { --level: 2; } .level-3 { --level: 3; } .level-4 { --level: 4; } .level-5 { --level: 5; } .level-6 { --level: 6; } .level-7 { --level: 7; }
.files, .steps { padding: 0; margin: 0; list-style: none; } .files li { padding: 4px 0; } .files .figure { color: var(--ink-2); font-size: 13px; }
.steps li { display: grid; grid-template-columns: 8em 1fr auto; gap: 8px; padding: 6px 0; border-bottom: 1px solid var(--line); font-size: 15px; } .steps .act { color: var(--ink-2); }
dl { display: grid; grid-template-columns: 8em 1fr; gap: 4px 16px; margin: 0; font-size: 15px; } dt { color: var(--ink-2); } dd { margin: 0; } dd p { margin: 0 0 4px; }
.closed-note { border-left: 3px solid var(--closed); padding-left: 16px; margin: 24px 0; }
.genuine { max-width: 44em; } .verdict::before { content: ""; display: inline-block; width: 14px; height: 14px; margin-right: 10px; border-radius: 50%; background: currentcolor; }
.verdict.genuine { color: var(--done); } .verdict.changed, .verdict.broken { color: var(--returned); } .verdict.not-ours, .verdict.unsure { color: var(--held); }
.signatures { margin: 0; padding: 0; list-style: none; } .signatures li { padding: 12px 0; border-bottom: 1px solid var(--line); } .signatures h3 { margin: 0 0 6px; font-size: 17px; } .signatures dd { overflow-wrap: anywhere; }
.indication { margin-left: 8px; font-size: 13px; font-weight: 700; } .indication.total-passed { color: var(--done); } .indication.total-failed { color: var(--returned); } .indication.indeterminate { color: var(--held); }
.table { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 15px; } th, td { text-align: left; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); } th { color: var(--ink-2); font-weight: 500; }
.fingerprint { font-size: 13px; color: var(--ink-2); } code { font-size: 12px; }
.foot { display: flex; flex-wrap: wrap; gap: 4px 24px; margin-top: 64px; padding-top: 16px; padding-bottom: 32px; border-top: 1px solid var(--line); font-size: 14px; }
@media (max-width: 720px) {
  .head { grid-template-columns: 1fr auto; padding-left: 16px; padding-right: 16px; } .search { grid-column: 1 / -1; order: 4; } main, .foot { padding-left: 16px; padding-right: 16px; }
  body { font-size: 17px; } h1 { font-size: 22px; } .columns { grid-template-columns: 1fr; gap: 24px; } .jump { display: block; font-size: 15px; }
  .facets li { font-size: 16px; padding: 6px 0; } .steps li, dl { grid-template-columns: 6em 1fr; } .steps time { grid-column: 2; color: var(--ink-2); }
}
@media print { .head nav, .search, .foot, .seal .button, .skip { display: none; } }
`
