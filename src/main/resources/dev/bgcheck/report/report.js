// The page: filters, tree, list, source, details.
(function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const byId = (id) => document.getElementById(id);
  const SEVERITIES = ['error', 'warning', 'note'];
  const state = { severities: new Set(SEVERITIES), target: '', rule: '', text: '', file: -1, tab: 'files', chosen: -1, step: -1 };
  let shown = [];

  /** An element with attributes and children; text stays text. */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (key === 'onclick') element.addEventListener('click', value);
      else if (value !== undefined && value !== null) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** A message with its `code` shown as code. */
  function phrase(text) {
    const parts = document.createDocumentFragment();
    text.split('`').forEach((part, index, all) => {
      const code = index % 2 === 1 && index < all.length - 1;
      if (part) parts.append(code ? make('code', {}, visible(part)) : visible((index % 2 === 1 ? '`' : '') + part));
    });
    return parts;
  }

  function link(address) {
    return /^https?:\/\//.test(address)
      ? make('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, address)
      : document.createTextNode(address);
  }

  const pathOf = (place) => data.files[place[0]].path;
  // What all paths start with says nothing; only the title of a source shows it.
  const common = data.files.map((file) => file.path.split('/').slice(0, -1)).reduce((one, other) => {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    return one.slice(0, same);
  }, data.files.length ? data.files[0].path.split('/').slice(0, -1) : []).join('/');
  const short = (path) => common && path.startsWith(common + '/') ? path.slice(common.length + 1) : path;
  const placeText = (place) => short(pathOf(place)) + (data.files[place[0]].binary ? '' : ':' + place[1]);
  const count = (number, noun) => number + ' ' + noun + (number === 1 ? '' : 's');

  function matches(finding, ignoring) {
    const text = state.text.toLowerCase();
    return state.severities.has(finding.severity)
      && (!state.target || finding.target === state.target)
      && (!state.rule || finding.rule === state.rule)
      && (ignoring === 'file' || state.file < 0 || finding.place[0] === state.file)
      && (!text || (finding.message + ' ' + finding.rule + ' ' + finding.target + ' ' + pathOf(finding.place)).toLowerCase().includes(text));
  }

  // ---- header -------------------------------------------------------------------------------

  function fillHeader() {
    const counts = SEVERITIES.map((severity) => data.findings.filter((one) => one.severity === severity).length);
    SEVERITIES.forEach((severity, index) => {
      byId('severities').append(make('button', {
        type: 'button', class: 'chip ' + severity, 'aria-pressed': 'true',
        onclick: (event) => {
          const on = !state.severities.delete(severity);
          if (on) state.severities.add(severity);
          event.currentTarget.setAttribute('aria-pressed', String(on));
          refresh();
        },
      }, count(counts[index], severity)), ' ');
    });
    fillChoice('target', 'All targets', [...new Set(data.findings.map((one) => one.target).filter(Boolean))]);
    fillChoice('rule', 'All rules', Object.keys(data.rules));
    byId('text').addEventListener('input', (event) => { state.text = event.target.value; refresh(); });
    const hidden = [data.suppressed ? data.suppressed + ' suppressed' : '', data.baselined ? data.baselined + ' in the baseline' : ''];
    byId('summary').textContent = [count(data.fileCount, 'file') + ' of ' + count(data.targets.length, 'target'),
      data.seconds ? data.seconds.toFixed(2) + ' s' : '', ...hidden, 'bgcheck ' + data.version].filter(Boolean).join(' · ');
  }

  function fillChoice(id, all, values) {
    const select = byId(id);
    select.append(make('option', { value: '' }, all), ...values.sort().map((value) => make('option', { value }, value)));
    select.addEventListener('change', () => { state[id] = select.value; refresh(); });
  }

  // ---- tree ---------------------------------------------------------------------------------

  function badge(findings) {
    const worst = SEVERITIES.find((severity) => findings.some((one) => one.severity === severity));
    return worst ? make('span', { class: 'badge ' + worst, 'aria-label': count(findings.length, 'finding') }, String(findings.length)) : null;
  }

  function fillTree() {
    const tree = byId('tree');
    tree.replaceChildren();
    const findings = data.findings.filter((one) => matches(one, 'file'));
    ({ files: fileTree, targets: targetTree, rules: ruleTree })[state.tab](tree, findings);
    if (data.notices.length && state.tab === 'files') {
      tree.append(make('details', {}, make('summary', {}, count(data.notices.length, 'notice') + ' about the run'),
        make('ul', {}, ...data.notices.map((notice) => make('li', { class: 'facts' },
          notice.place ? placeText(notice.place) + ': ' : '', phrase(notice.message))))));
    }
  }

  function fileTree(tree, findings) {
    const files = [...new Set(findings.map((one) => one.place[0]))].sort((a, b) => data.files[a].path < data.files[b].path ? -1 : 1);
    const folders = new Map();
    for (const file of files) {
      const path = short(data.files[file].path);
      const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      if (!folders.has(folder)) folders.set(folder, []);
      folders.get(folder).push(file);
    }
    const list = make('ul', {}, make('li', {}, row('All files', findings, state.file < 0, () => { state.file = -1; refresh(); })));
    for (const [folder, members] of folders) {
      list.append(make('li', {}, make('details', { open: '' }, make('summary', { title: folder || '.' }, lastPart(folder || '.')),
        make('ul', {}, ...members.map((file) => make('li', {}, row(data.files[file].path.split('/').pop(),
          findings.filter((one) => one.place[0] === file), state.file === file, () => {
            state.file = state.file === file ? -1 : file;
            refresh();
            if (shown.length && state.file >= 0) choose(0);
          })))))));
    }
    tree.append(list);
  }

  function targetTree(tree, findings) {
    tree.append(make('ul', {}, ...data.targets.map((target) => make('li', {},
      row(target.name + ' (' + target.platform + ' ' + target.kind + ')', findings.filter((one) => one.target === target.name),
        state.target === target.name, () => {
          const known = data.findings.some((one) => one.target === target.name);
          state.target = state.target === target.name || !known ? '' : target.name;
          byId('target').value = state.target;
          refresh();
        }),
      make('dl', { class: 'facts' }, make('dt', {}, target.infoPlist || 'no property list'),
        make('dd', {}, count(target.files, 'file')),
        ...target.configuration.flatMap(([key, value, origin]) => [make('dt', {}, key), make('dd', {}, value + ' — ' + origin)]))))));
  }

  function ruleTree(tree, findings) {
    tree.append(make('ul', {}, ...Object.keys(data.rules).map((id) => make('li', {},
      row(id, findings.filter((one) => one.rule === id), state.rule === id, () => {
        state.rule = state.rule === id ? '' : id;
        byId('rule').value = state.rule;
        refresh();
        if (state.rule) showRule(id);
      })))));
  }

  function row(name, findings, current, onclick) {
    return make('button', { type: 'button', class: 'row', 'aria-current': String(current), title: name, onclick },
      make('span', { class: 'name' }, name), badge(findings));
  }

  // ---- list ---------------------------------------------------------------------------------

  function refresh() {
    const before = shown[state.chosen];
    shown = data.findings.filter((one) => matches(one));
    fillTree();
    byId('problems-title').textContent = count(shown.length, 'finding') + (shown.length < data.findings.length ? ' of ' + data.findings.length : '');
    byId('list').replaceChildren(...shown.map((finding, index) => make('li', {
      role: 'option', id: 'finding-' + index, 'aria-selected': 'false', onclick: () => choose(index),
    }, make('span', { class: 'sign ' + finding.severity }, finding.severity),
    make('span', { class: 'message' }, phrase(finding.message)),
    make('span', { class: 'place' }, placeText(finding.place)))));
    if (!shown.length) byId('list').append(make('li', { class: 'empty' }, data.findings.length ? 'Nothing passes the filters.' : 'No findings.'));
    const again = shown.indexOf(before);
    const worst = SEVERITIES.map((severity) => shown.findIndex((one) => one.severity === severity)).find((index) => index >= 0);
    if (shown.length) choose(again < 0 ? worst : again, true);
    else { state.chosen = -1; byId('panes').replaceChildren(); byId('detail').replaceChildren(); }
  }

  function choose(index, quietly) {
    state.chosen = Math.max(0, Math.min(index, shown.length - 1));
    state.step = -1;
    for (const item of byId('list').children) item.setAttribute('aria-selected', String(item.id === 'finding-' + state.chosen));
    byId('list').setAttribute('aria-activedescendant', 'finding-' + state.chosen);
    const item = byId('finding-' + state.chosen);
    if (item && !quietly) item.scrollIntoView({ block: 'nearest' });
    showFinding(shown[state.chosen]);
  }

  // ---- source -------------------------------------------------------------------------------

  function showFinding(finding, focus) {
    const first = focus || finding.place;
    const beside = [...finding.related.map((one) => one.place), finding.place].find((place) => place[0] !== first[0]);
    byId('panes').replaceChildren(pane(first, finding), ...(beside ? [pane(beside, finding)] : []));
    for (const view of byId('panes').querySelectorAll('.source')) {
      const here = view.querySelector('tr.here');
      if (here) view.scrollTop = Math.max(0, here.offsetTop - view.clientHeight / 3);
    }
    fillDetail(finding);
  }

  function pane(focus, finding) {
    const file = data.files[focus[0]];
    const body = make('tbody');
    const view = make('div', { class: 'source', tabindex: '0', role: 'region', 'aria-label': file.path }, make('table', {}, body));
    if (file.binary) body.append(make('tr', {}, make('td', { class: 'empty' }, 'This file is binary.')));
    const markup = /\.(plist|xml|entitlements|xcprivacy)$/.test(file.path);
    file.pieces.forEach(([start, lines], index) => {
      if (start > 1 || index > 0) body.append(make('tr', { class: 'gap' }, make('td', { colspan: '2' }, '⋯')));
      const comment = { open: false };
      lines.forEach((line, offset) => body.append(...sourceRows(focus, finding, start + offset, line, colours(line, markup, comment))));
    });
    return make('div', { class: 'pane' }, make('h2', {}, file.path), view);
  }

  function sourceRows(focus, finding, number, line, spans) {
    const marks = [];
    const notes = [];
    for (const other of data.findings) {
      const part = other.place[0] === focus[0] ? onLine(other.place, number, line) : null;
      if (part) {
        marks.push({ ...part, classes: ['squiggle', 'squiggle-' + other.severity] });
        if (number === other.place[1] && shown.includes(other)) notes.push(other);
      }
    }
    for (const one of finding.related) {
      const part = one.place[0] === focus[0] ? onLine(one.place, number, line) : null;
      if (part) marks.push({ ...part, classes: ['related'] });
    }
    finding.trace.forEach((one, index) => {
      const part = one.place[0] === focus[0] ? onLine(one.place, number, line) : null;
      if (part) marks.push({ ...part, classes: ['related'], step: number === one.place[1] ? () => stepMark(index) : null });
    });
    const text = make('td', { class: 'text' });
    paintLine(text, line, spans, marks);
    for (const note of notes) {
      text.append(make('button', { type: 'button', class: 'inline ' + note.severity, onclick: () => choose(shown.indexOf(note)) },
        make('span', {}, phrase(note.message))));
    }
    const here = number >= focus[1] && number <= focus[3];
    return [make('tr', { class: here ? 'here' : null }, make('td', { class: 'number' }, String(number)), text)];
  }

  function stepMark(index) {
    return make('button', { type: 'button', class: 'step', 'aria-label': 'step ' + (index + 1), 'aria-current': String(index === state.step),
      onclick: () => goToStep(index) }, String(index + 1));
  }

  function goToStep(index) {
    const finding = shown[state.chosen];
    if (!finding || !finding.trace.length) return;
    state.step = Math.max(0, Math.min(index, finding.trace.length - 1));
    showFinding(finding, finding.trace[state.step].place);
  }

  // ---- details ------------------------------------------------------------------------------

  function fillDetail(finding) {
    const rule = data.rules[finding.rule];
    const parts = [
      make('h2', {}, phrase(finding.message)),
      make('p', { class: 'tags' }, make('span', { class: finding.severity }, finding.severity), ' · ',
        make('button', { type: 'button', class: 'row', style: 'display:inline;width:auto;padding:0', onclick: () => showRule(finding.rule) },
          make('code', {}, finding.rule)), finding.target ? ' · target ' + finding.target : '', ' · ' + finding.confidence,
        finding.contracts ? ' · ' + finding.contracts : ''),
    ];
    if (finding.why) parts.push(make('h3', {}, 'Why'), make('p', {}, phrase(finding.why)));
    if (finding.trace.length) {
      parts.push(make('h3', {}, 'How it gets there'), make('ol', {}, ...finding.trace.map((one, index) => make('li', {},
        make('button', { type: 'button', class: 'go', onclick: () => goToStep(index) }, stepLabel(index), phrase(one.message),
          make('small', {}, placeText(one.place)))))));
    }
    const places = [{ message: 'the finding', place: finding.place }, ...finding.related];
    parts.push(make('h3', {}, 'Places'), make('ul', { class: 'places' }, ...places.map((one) => make('li', {},
      make('button', { type: 'button', class: 'go', onclick: () => showFinding(finding, one.place) }, phrase(one.message),
        make('small', {}, placeText(one.place)))))));
    if (finding.fix) {
      parts.push(make('h3', {}, 'Repair'), make('p', {}, phrase(finding.fix)));
      if (finding.fixCode) parts.push(make('pre', {}, visible(finding.fixCode)));
    }
    if (finding.help.length) parts.push(make('h3', {}, 'Documentation'), ...finding.help.map((address) => make('p', {}, link(address))));
    byId('detail').replaceChildren(...parts);
    byId('detail').scrollTop = 0;
    if (rule) byId('detail').dataset.rule = finding.rule;
  }

  function stepLabel(index) {
    return make('span', { class: 'step', 'aria-current': String(index === state.step) }, String(index + 1));
  }

  function showRule(id) {
    const rule = data.rules[id];
    if (!rule) return;
    const parts = [make('h2', {}, id), make('p', { class: 'tags' }, [rule.severity, rule.family, 'since ' + rule.since, rule.contracts].filter(Boolean).join(' · ')),
      make('p', {}, phrase(rule.title)), make('h3', {}, 'Why'), make('p', {}, phrase(rule.why)), make('h3', {}, 'How to repair'), make('p', {}, phrase(rule.fix))];
    for (const example of rule.examples) {
      parts.push(make('h3', {}, example.loud ? 'Reported' : 'Not reported'), make('p', {}, example.name));
      for (const [path, text] of example.files) parts.push(make('p', { class: 'tags' }, path), make('pre', { class: 'plain' }, visible(text)));
    }
    if (rule.references.length) parts.push(make('h3', {}, 'See also'), ...rule.references.map((address) => make('p', {}, link(address))));
    parts.push(make('p', {}, make('button', { type: 'button', onclick: () => { if (shown[state.chosen]) fillDetail(shown[state.chosen]); } }, 'Back to the finding')));
    byId('detail').replaceChildren(...parts);
    byId('detail').focus();
  }

  // ---- keys, tabs, theme --------------------------------------------------------------------

  function selectTab(tab) {
    state.tab = tab;
    for (const name of ['files', 'targets', 'rules']) {
      byId('tab-' + name).setAttribute('aria-selected', String(name === tab));
      byId('tab-' + name).tabIndex = name === tab ? 0 : -1;
    }
    fillTree();
  }

  function clear() {
    Object.assign(state, { target: '', rule: '', text: '', file: -1 });
    for (const id of ['target', 'rule', 'text']) byId(id).value = '';
    refresh();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === 'Escape') { event.target.blur(); clear(); return; }
    if (typing) return;
    const inList = event.target.id === 'list';
    const actions = {
      j: () => choose(state.chosen + 1), k: () => choose(state.chosen - 1),
      n: () => goToStep(state.step + 1), p: () => goToStep(state.step - 1),
      '/': () => byId('text').focus(), t: changeTheme, '?': () => byId('help').showModal(),
      r: () => shown[state.chosen] && showRule(shown[state.chosen].rule),
    };
    if (inList) Object.assign(actions, { ArrowDown: actions.j, ArrowUp: actions.k, Home: () => choose(0), End: () => choose(shown.length - 1), Enter: () => byId('detail').focus() });
    if (actions[event.key] && (shown.length || '/t?'.includes(event.key))) { event.preventDefault(); actions[event.key](); }
  }

  /** The end of a long path, which tells folders apart. */
  function lastPart(path) {
    const parts = path.split('/');
    while (parts.length > 1 && parts.join('/').length > 26) parts.shift();
    const end = parts.join('/');
    return end.length < path.length ? '\u2026/' + end : end;
  }

  function setTheme(theme) { document.documentElement.dataset.theme = theme; }

  function changeTheme() {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    setTheme(next);
    try { localStorage.setItem('bgcheck-theme', next); } catch (refused) { /* a page from a disk may not keep anything */ }
  }

  function start() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const chosen = () => { try { return localStorage.getItem('bgcheck-theme'); } catch (refused) { return null; } };
    const follow = () => setTheme(chosen() || (dark.matches ? 'dark' : 'light'));
    follow();
    dark.addEventListener('change', follow);
    fillHeader();
    byId('theme').addEventListener('click', changeTheme);
    byId('keys').addEventListener('click', () => byId('help').showModal());
    document.addEventListener('keydown', onKey);
    const tabs = ['files', 'targets', 'rules'];
    tabs.forEach((name, index) => {
      byId('tab-' + name).addEventListener('click', () => selectTab(name));
      byId('tab-' + name).addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) { const next = tabs[(index + step + 3) % 3]; selectTab(next); byId('tab-' + next).focus(); }
      });
    });
    refresh();
    document.title = count(data.findings.length, 'finding') + ' · Background Check';
  }

  start();
})();
