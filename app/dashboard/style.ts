export const css = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #14171c);
  --card: light-dark(#ffffff, #1d2128);
  --line: light-dark(#d9dde3, #343a45);
  --text: light-dark(#1a1f27, #e8ebf0);
  --quiet: light-dark(#59626f, #a2acba);
  --link: light-dark(#0b57a8, #86b9f5);
  --good: light-dark(#176b34, #6fce8e);
  --bad: light-dark(#a61b1b, #ff8f86);
  --busy: light-dark(#8a5200, #f2b84b);
  --idle: light-dark(#59626f, #a2acba);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 2rem; align-items: baseline; padding: .75rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
header strong { font-size: 1.15rem; }
nav { display: flex; gap: 1.25rem; }
a { color: var(--link); }
a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
main { max-width: 78rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.4rem; margin: 1rem 0 .5rem; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 .6rem; }
p { margin: .35rem 0; overflow-wrap: anywhere; }
code { font: .9em ui-monospace, monospace; }
.quiet { color: var(--quiet); font-size: .9em; }
.lead { font-size: 1.05rem; }
.notice { padding: .5rem .75rem; border: 1px solid var(--busy); border-radius: 6px; }
.skip, .away { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .25rem .5rem; }
.banners { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
.banner, .card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; min-width: 0; }
.banner { border-left: 5px solid var(--idle); }
.banner.good { border-left-color: var(--good); }
.banner.bad { border-left-color: var(--bad); }
.banner.busy { border-left-color: var(--busy); }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); }
.line { display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; flex-wrap: wrap; }
.state { white-space: nowrap; font-weight: 600; }
.state.good { color: var(--good); }
.state.bad { color: var(--bad); }
.state.busy { color: var(--busy); }
.state.idle { color: var(--idle); }
td .state { display: block; }
td .item { display: block; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.card .scroll { margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .4rem .75rem; vertical-align: top; }
th { font-size: .85em; color: var(--quiet); font-weight: 600; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--line); }
td { overflow-wrap: anywhere; }
td time { white-space: nowrap; }
th.number, td.number { text-align: right; }
.body { max-width: 32rem; }
.bar { display: block; width: 100%; height: .7rem; margin: .5rem 0; border-radius: 4px; }
.bar .good { fill: var(--good); }
.bar .bad { fill: var(--bad); }
.bar .busy { fill: var(--busy); }
.bar .idle, .bar .track { fill: var(--line); }
.bar .mark { fill: var(--text); }
.moments { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9em; }
.numbers { display: grid; gap: .75rem; margin: 0; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); }
.numbers > div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .9rem; }
dt { color: var(--quiet); font-size: .85em; }
dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
@media (prefers-reduced-motion: no-preference) { .bar rect { transition: width .3s; } }
`;
