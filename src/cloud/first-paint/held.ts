/** How long the app waits for the picture one came for: a phone with 1.6 Mbit/s has it by then. */
const WAIT_MS = 900

interface Held {
  /** The page without what it would load at once. */
  readonly html: string
  readonly start: string
}

/**
 * Takes the app's own files out of the page and lets it fetch them when the first picture is there: they are many times
 * its size, and a phone on a slow network would share its line between them. Whoever comes for another page of the app
 * (the # of the address says so) gets it at once, without the paint.
 */
export function heldBack(html: string, { hash, own }: { hash: string; own: readonly string[] }): Held {
  const scripts = [...html.matchAll(/<script defer="defer" src="([^"]+)"><\/script>/g)].map((match) => match[1]!)
  const styles = [...html.matchAll(/<link href="([^"]+)" rel="stylesheet">/g)].map((match) => match[1]!)
  const without = html
    .replace(/<script defer="defer" src="[^"]+"><\/script>/g, '')
    .replace(/<link href="[^"]+" rel="stylesheet">/g, '')
  const files = JSON.stringify({ scripts, styles, own: own.map((file) => `/${file}`) })
  return { html: without, start: `<script>(${START})(${files},${JSON.stringify(hash)},${WAIT_MS})</script>` }
}

/** Runs in the browser, as it stands. */
const START = `function(files,hash,wait){
var paint=document.getElementById('first-paint'),begun=false;
function add(name,marks){document.head.appendChild(Object.assign(document.createElement(name),marks))}
function start(){if(begun)return;begun=true;
files.styles.forEach(function(at){add('link',{rel:'stylesheet',href:at})});
files.scripts.forEach(function(at){add('script',{src:at,async:false})});
files.own.forEach(function(at){add('link',{rel:'preload',as:/css$/.test(at)?'style':'script',href:at})})}
function seen(){requestAnimationFrame(function(){setTimeout(start)})}
if(location.hash&&location.hash.indexOf(hash)!==0){paint.remove();return start()}
if(/choice\\W+true/.test(localStorage.getItem('care')||''))paint.firstChild.className+=' care';
var late=[].filter.call(paint.querySelectorAll('img[fetchpriority]'),function(one){return !one.complete}),left=late.length;
function came(){if(--left<=0)seen()}
late.forEach(function(one){one.onload=one.onerror=came});
if(left===0)seen();
setTimeout(start,wait)}`.replace(/\n/g, '')
