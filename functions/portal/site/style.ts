import { createHash } from 'node:crypto';

/**
 * The whole style of the portal. It stands inside every page, so that a page is one request and needs no file
 * beside the code. Fonts are the reader's own.
 */
export const style = `
:root{--ink:#18242e;--quiet:#4d5b67;--line:#d3dbe2;--panel:#f4f7f9;--deep:#12394a;--link:#0b5a86;--good:#1c6a3e;
--warn:#8a4b00;--bad:#a3242b}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC",
"Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd,figure,table,pre{margin:0;padding:0}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.25;letter-spacing:-.01em}
h2{font-size:1.375rem;line-height:1.35}
h3{font-size:1.0625rem;line-height:1.5}
a{color:var(--link);text-underline-offset:.2em}
a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 6px #ffd24d;border-radius:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.9em}
.wide{max-width:64rem;margin:0 auto;padding:0 1.25rem}
.skip{position:absolute;left:-999rem;background:#fff;padding:.6rem 1rem;z-index:1}
.skip:focus{left:1rem;top:.75rem}
.masthead{background:var(--deep);color:#fff}
.masthead .wide{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;
padding-top:.75rem;padding-bottom:.75rem}
.masthead a{color:#fff;text-decoration:none}
.masthead a:hover,.masthead a[aria-current]{text-decoration:underline}
.masthead :focus-visible{outline-color:#fff;box-shadow:0 0 0 6px var(--ink)}
.brand{display:flex;align-items:center;gap:.6rem;font-size:1.1875rem;font-weight:700;padding:.25rem 0}
.brand svg{flex:none}
.masthead ul{display:flex;flex-wrap:wrap;align-items:center;list-style:none;gap:0 1.25rem}
.masthead li a{display:block;padding:.35rem 0}
.masthead li .language{border:1px solid #ffffff80;border-radius:3px;padding:0 .6rem}
main.wide{padding-top:2.25rem;padding-bottom:4rem;min-height:60vh}
main:focus{outline:none;box-shadow:none}
main>*+*{margin-top:1.25rem}
main>section{margin-top:3rem}
section>*+*,.panel>*+*{margin-top:1rem}
.lead{font-size:1.1875rem;color:var(--quiet);max-width:46em}
.quiet{color:var(--quiet)}
.prose{max-width:46em}
.eyebrow{color:var(--quiet);font-weight:600;margin-bottom:.25rem}
.hero{background:var(--deep);color:#fff;border-radius:8px;padding:clamp(1.25rem,4vw,2.75rem)}
.hero>*+*{margin-top:1rem}
.hero .lead{color:#dbe7ee}
.hero form{background:#fff;color:var(--ink);border:0;margin-top:1.75rem}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:1.25rem}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13.5rem),1fr));gap:1rem;list-style:none;
counter-reset:step}
.columns>li{border-top:4px solid var(--deep);background:var(--panel);padding:1rem 1.125rem;counter-increment:step}
.columns h3::before{content:counter(step) ". "}
.columns p{color:var(--quiet);margin-top:.35rem;font-size:1rem}
.notice{border-left:6px solid var(--warn);background:#fff6e6;padding:1rem 1.25rem}
.notice.bad{border-color:var(--bad);background:#fdf1f1}
.notice>*+*{margin-top:.5rem}
.tag{display:inline-block;border:1px solid currentColor;border-radius:3px;padding:0 .5rem;font-size:.9375rem;
font-weight:600;color:var(--deep);background:#fff}
.tag.good{color:var(--good)}.tag.warn{color:var(--warn)}.tag.bad{color:var(--bad)}
.tag::first-letter,.sentence::first-letter{text-transform:uppercase}
.tags{display:flex;flex-wrap:wrap;gap:.35rem .5rem;list-style:none}
.facts{border-top:1px solid var(--line)}
.facts>div{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:0 1.5rem;padding:.6rem 0;
border-bottom:1px solid var(--line)}
.facts dt{color:var(--quiet)}
.facts dd>*+*{margin-top:.25rem}
.list .facts,.notice .facts{border-top:0}
.list .facts>div:last-child,.notice .facts>div:last-child{border-bottom:0}
.list .facts>div{padding:.25rem 0;border-bottom:0}
article>*+*{margin-top:.75rem}
.list{list-style:none;border-top:1px solid var(--line)}
.list>li{border-bottom:1px solid var(--line);padding:.9rem 0}
.list>li>*+*{margin-top:.3rem}
.steps,.points{padding-left:1.5em}
.steps>li+li,.points>li+li{margin-top:.75rem}
.timeline{list-style:none;border-left:3px solid var(--line);margin-left:.55rem}
.timeline>li{position:relative;padding:0 0 1.4rem 1.6rem}
.timeline>li:last-child{padding-bottom:0}
.timeline>li::before{content:"";position:absolute;left:-.72rem;top:.3rem;width:1.2rem;height:1.2rem;border-radius:50%;
background:#fff;border:3px solid var(--line)}
.timeline>.done::before{background:var(--good);border-color:var(--good)}
.timeline>.now::before{border-color:var(--warn)}
.timeline>.failed::before{background:var(--bad);border-color:var(--bad)}
.timeline p{max-width:46em}
table{border-collapse:collapse;width:100%;max-width:46rem}
caption{text-align:left;font-weight:700;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:600}
tbody th{font-weight:400}
.figure{text-align:right;padding-right:0;white-space:nowrap;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;max-width:46rem}
.scroll th{overflow-wrap:normal}
.scroll tbody th{min-width:7rem}
.scroll .figure{padding-left:1rem}
.scroll thead .figure{white-space:normal;min-width:5rem}
.bar{display:block;width:8rem;height:.75rem;margin:.35rem 0 .2rem auto;background:var(--panel)}
.bar rect{fill:var(--deep)}
s{color:var(--quiet)}
progress{width:100%;max-width:24rem;accent-color:var(--good)}
.digest{unicode-bidi:isolate;background:var(--panel);padding:.1rem .25rem;border-radius:3px}
pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:.75rem 1rem;white-space:pre-wrap}
details summary{cursor:pointer;color:var(--link);padding:.15rem 0}
details>*+*{margin-top:.5rem}
form>*+*{margin-top:.4rem}
label{font-weight:700;display:block}
input{font:inherit;width:100%;max-width:24rem;padding:.5rem .6rem;border:2px solid var(--ink);border-radius:3px;
background:#fff;color:inherit}
.field.wrong{border-left:5px solid var(--bad);padding-left:1rem}
.field.wrong input{border-color:var(--bad)}
.field>*+*{margin-top:.3rem}
.wrong-text{color:var(--bad);font-weight:600}
button{font:inherit;font-weight:700;color:#fff;background:var(--good);border:0;border-radius:3px;padding:.6rem 1.5rem;
margin-top:.9rem;cursor:pointer}
button:hover{background:#14522f}
.pager{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}
.pager a,.go{font-weight:600;display:inline-block;padding:.25rem 0}
.operation{border:1px solid var(--line);border-radius:6px;padding:1rem 1.25rem}
.operation>*+*{margin-top:.75rem}
.method{font-weight:700;text-transform:uppercase;margin-right:.5rem}
.fields{list-style:none;border-left:2px solid var(--line);padding-left:.9rem;font-size:1rem}
.fields li+li{margin-top:.25rem}
.meaning{display:block;color:var(--quiet);max-width:46em}
.foot{border-top:1px solid var(--line);background:var(--panel);color:var(--quiet);font-size:1rem}
.foot .wide{padding-top:1.5rem;padding-bottom:2rem}
.foot p+p{margin-top:.35rem}
@media (max-width:40rem){
.facts>div{grid-template-columns:1fr}
main.wide{padding-top:1.5rem}
main>section{margin-top:2.25rem}
}
@media print{
.masthead{color:#000;background:none;border-bottom:2px solid #000}
.masthead nav,.skip,form,.pager{display:none}
.masthead a{color:#000}
main.wide{padding:1rem 0}
a[href^="/"]{color:inherit}
h2,h3{break-after:avoid}
li,tr,.facts>div{break-inside:avoid}
}
@media (forced-colors:active){
.timeline>.done::before,.timeline>.failed::before{background:CanvasText}
.bar rect{fill:CanvasText}
}
`;

/** What a page may load and do: its own style and the icon in its head, nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
