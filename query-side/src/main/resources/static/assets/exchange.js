// What the pages do with script; all of them work without, but for shortcuts and live lists.
'use strict';

// the summary of a refused form is read first
document.getElementById('errors')?.focus();

// pressing twice is pressing once, for ten seconds: an answer that was stopped or lost does not make the form useless
const PATIENCE = 10000;
document.addEventListener('submit', event => {
  const button = event.submitter;
  if (button?.getAttribute('aria-disabled') === 'true') {
    event.preventDefault();
  } else if (button && event.target.method === 'post') {
    setTimeout(() => button.setAttribute('aria-disabled', 'true'));
    setTimeout(() => button.removeAttribute('aria-disabled'), PATIENCE);
  }
});
window.addEventListener('pageshow', () => document.querySelectorAll('button[aria-disabled]').forEach(button => button.removeAttribute('aria-disabled')));

// without a connection, or when the exchange only answers with faults, the page says once since when it is old, and <span class="ex-live" data-lost="…">
// that it is not live; a page that asks by itself is up to date again when that is answered, any other with the next answer
const offline = document.getElementById('offline');
const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: offline.dataset.zone });
const ASKS = '[hx-trigger^="every"]';
let answered = Number(offline.dataset.at);
const since = words => words.replace('{0}', clock.format(answered));
const stale = () => document.querySelectorAll('.ex-live:not(.ex-live--lost)').forEach(live => {
  live.dataset.live = live.textContent;
  live.textContent = since(live.dataset.lost);
  live.classList.add('ex-live--lost');
});
const lost = () => {
  stale();
  if (offline.hidden) {
    offline.querySelector('.kern-title').textContent = since(offline.dataset.words);
    offline.hidden = false;
  }
};
const found = () => {
  offline.hidden = true;
  document.querySelectorAll('.ex-live--lost').forEach(live => {
    live.textContent = live.dataset.live;
    live.classList.remove('ex-live--lost');
  });
};
window.addEventListener('offline', lost);
window.addEventListener('online', () => { if (!document.querySelector(ASKS)) { found(); } });
document.addEventListener('htmx:sendError', lost);
document.addEventListener('htmx:timeout', lost);
document.addEventListener('htmx:responseError', event => { if (event.detail.xhr.status >= 500) { lost(); } });
document.addEventListener('htmx:afterRequest', event => {
  const { xhr, successful, requestConfig } = event.detail;
  if (successful && (requestConfig.elt.matches(ASKS) || !document.querySelector(ASKS))) {
    answered = Date.parse(xhr.getResponseHeader('Date')) || Date.now();
    found();
  }
});

// what takes longer than a second says so
const busy = document.getElementById('busy');
const waits = new Set();
const wait = what => setTimeout(() => { if (busy && waits.has(what)) { busy.hidden = false; } }, 1000);
const done = what => { waits.delete(what); if (busy) { busy.hidden = waits.size === 0 || busy.hidden; } };
document.addEventListener('htmx:beforeRequest', event => { waits.add(event.detail.xhr); wait(event.detail.xhr); });
document.addEventListener('htmx:afterRequest', event => done(event.detail.xhr));
document.addEventListener('submit', event => { if (!event.defaultPrevented && event.target.method !== 'dialog') { waits.add(event.target); wait(event.target); setTimeout(() => done(event.target), PATIENCE); } });
window.addEventListener('pageshow', () => { waits.clear(); done(null); });

// <button data-print>, <button data-opens="dialog"> and <button data-closes>
document.addEventListener('click', event => {
  const button = event.target.closest('[data-print],[data-opens],[data-closes]');
  if (!button) {
    return;
  }
  if (button.hasAttribute('data-print')) {
    window.print();
  } else if (button.dataset.opens) {
    event.preventDefault();
    document.getElementById(button.dataset.opens).showModal();
  } else {
    const dialog = button.closest('dialog');
    if (dialog) {
      event.preventDefault();
      dialog.close();
    }
  }
});

// the session is over: the page goes to the login and comes back, unless that would lose what somebody has typed; then it says so, and goes on
// once there is a session again, whose token its forms need
const loggedOut = document.getElementById('logged-out');
const login = document.body.dataset.login;
const here = () => location.pathname + location.search;
const isTyped = () => [...document.querySelectorAll('main :is(textarea, input:not([type=hidden], [type=checkbox], [type=radio]))')]
  .some(field => field.value !== field.defaultValue && field.value.trim() !== '')
  || [...document.querySelectorAll('main form[method=post] :is([type=checkbox], [type=radio]), main [form]:is([type=checkbox], [type=radio])')].some(box => box.checked !== box.defaultChecked);
const goesOn = (worked, token) => {
  if (worked && token && !loggedOut.hidden) {
    loggedOut.hidden = true;
    document.querySelectorAll('input[name=_csrf]').forEach(field => { field.value = token; });
  }
};
document.addEventListener('htmx:responseError', event => {
  if (event.detail.xhr.status === 401) {
    if (isTyped()) {
      stale();
      loggedOut.hidden = false;
    } else {
      location.assign(`${login}?then=${encodeURIComponent(here())}`);
    }
  }
});
document.addEventListener('htmx:afterRequest', event => goesOn(event.detail.successful, event.detail.xhr.getResponseHeader('X-CSRF-TOKEN')));
window.addEventListener('focus', () => {
  if (!loggedOut.hidden) {
    fetch(here(), { headers: { 'HX-Request': 'true' } }).then(answer => goesOn(answer.ok, answer.headers.get('X-CSRF-TOKEN'))).catch(() => {});
  }
});

// <div id="x" data-calm data-look="…"> is not exchanged under the pointer, the keyboard or a choice; when what it would show looks otherwise,
// <div data-held="x"> says so, and <button data-release="x"> exchanges it all the same
let released = '';
document.addEventListener('htmx:oobBeforeSwap', event => {
  const old = event.target;
  if (!old.matches('[data-calm]')) {
    return;
  }
  const held = document.querySelector(`[data-held="${old.id}"]`);
  const busy = old.matches(':hover') || old.contains(document.activeElement) || old.querySelector('input:checked');
  if (busy && released !== old.id) {
    event.preventDefault();
    held.hidden = event.detail.fragment.firstElementChild.dataset.look === old.dataset.look;
  } else {
    released = '';
    held.hidden = true;
  }
});
document.addEventListener('click', event => {
  const release = event.target.closest('[data-release]');
  if (release) {
    released = release.dataset.release;
    document.body.dispatchEvent(new Event('refresh'));
  }
});

// <a data-shortcut="a"> and <button data-shortcut="r">: pressed by that key while nobody types, or with data-careful only focused; ? lists them
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input,textarea,select,[contenteditable]')) {
    return;
  }
  if (event.key === '?') {
    document.getElementById('shortcuts')?.showModal();
    return;
  }
  const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (target && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    if (target.matches('details')) {
      target.open = true;
      target.querySelector('select,textarea,input:not([type=hidden],[tabindex="-1"])')?.focus();
    } else if (target.matches('input,select,textarea,[data-careful]')) {
      target.focus();
    } else {
      target.click();
    }
  }
});
document.querySelectorAll('[data-needs-script]').forEach(element => { element.hidden = false; });

// <input data-follows="id">: says what another field says, until somebody types here
document.querySelectorAll('[data-follows]').forEach(field => {
  const leader = document.getElementById(field.dataset.follows);
  let own = field.value !== '' && field.value !== leader.value;
  field.addEventListener('input', () => { own = field.value !== ''; });
  leader.addEventListener('input', () => { field.value = own ? field.value : leader.value; });
});
