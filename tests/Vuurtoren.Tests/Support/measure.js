// What can be measured of a page in the browser. Each gives faults in words, an empty list when there are none.
window.measure = (() => {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]'; // what one presses
  const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.hidden, .ds-skip-link');
  const told = e => `<${e.localName}${e.className && typeof e.className === 'string' ? '.' + e.className.replace(/\s+/g, '.') : ''}> ${(e.textContent || e.name || '').replace(/\s+/g, ' ').trim().slice(0, 40)}`;
  const above = e => { const all = []; for (; e && e !== document.body; e = e.parentElement) all.push(e); return all; };
  const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowY);
  const index = e => [...document.querySelectorAll('*')].indexOf(e);
  // A bar that stays at the bottom lies over whatever is scrolled under it.
  const laidOver = e => above(e).some(one => /absolute|fixed/.test(getComputedStyle(one).position));
  const once = faults => [...new Set(faults)].slice(0, 8);

  /** Shows what is folded away, except where that would lie over the rest; gives back what folds it again. */
  function unfold() {
    const covers = matchMedia('(min-width: 64rem)').matches, folded = [...document.querySelectorAll('details:not([open])')].filter(one => !covers || !one.matches('.pick'));
    for (const one of folded) one.open = true;
    return () => { for (const one of folded) one.open = false; };
  }

  /** The lines of text one can see, with the element each belongs to. The map draws its own. */
  function lines() {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode, e = text.parentElement;
      if (!text.data.trim() || !seen(e) || e.closest('svg, select, script, .mapped__map')) continue;
      range.selectNodeContents(text);
      const pane = above(e).find(scrolls)?.getBoundingClientRect();
      for (const box of range.getClientRects()) if (box.width > 1 && !(pane && (box.top < pane.top || box.bottom > pane.bottom))) found.push({ e, box });
    }
    return found;
  }

  /** Text outside the screen, or outside a box that hides what does not fit. */
  function cutOff() {
    const fold = unfold(), wide = document.documentElement.clientWidth, faults = [], all = lines();
    for (const { e, box } of all) {
      if (box.left < -1 || box.right > wide + 1) faults.push(`out of the screen: ${told(e)}`);
      for (const around of above(e)) {
        const { overflowX, overflowY, display, position } = getComputedStyle(around), room = around.getBoundingClientRect();
        if (display === 'inline' || display === 'contents') continue;
        const wider = box.left < room.left - 1 || box.right > room.right + 1, higher = box.top < room.top - 4 || box.bottom > room.bottom + 4;
        if (wider && !/auto|scroll/.test(overflowX)) faults.push(`wider than its box: ${told(e)} in ${told(around)}`);
        if (higher && /hidden|clip/.test(overflowY)) faults.push(`higher than its box: ${told(e)} in ${told(around)}`);
        if (position === 'absolute' || /auto|scroll/.test(overflowX)) break; // lies over the rest; can be scrolled
      }
    }
    all.sort((a, b) => a.box.top - b.box.top);
    for (let i = 0; i < all.length; i++)
      for (let j = i + 1; j < all.length && all[j].box.top < all[i].box.bottom; j++) {
        const [a, b] = [all[i], all[j]];
        const high = Math.min(a.box.bottom, b.box.bottom) - b.box.top, wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        if (a.e !== b.e && !laidOver(a.e) && !laidOver(b.e) && wide > 2 && high > Math.min(a.box.height, b.box.height) / 2) faults.push(`over one another: ${told(a.e)} and ${told(b.e)}`);
      }
    fold();
    return once(faults);
  }

  /** As much room between lines, letters and words as a reader may ask (WCAG 2.2, 1.4.12). A sheet of its own, for our policy lets no style into the page. */
  const room = new CSSStyleSheet();
  room.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
  function space() { document.adoptedStyleSheets = [room]; }
  function unspace() { document.adoptedStyleSheets = []; }

  /** How far from its middle a finger may land and still hit it, up to what is asked. */
  function hit(e, least) {
    e.scrollIntoView({ block: 'center', behavior: 'instant' });
    const [box] = e.getClientRects(), x = box.left + box.width / 2, y = box.top + box.height / 2;
    const on = (dx, dy) => { const at = document.elementFromPoint(x + dx, y + dy); return !!at && (e === at || e.contains(at)); };
    const reach = (dx, dy) => { let n = 0; while (n < least && on(dx * n, dy * n)) n++; return n; };
    return [reach(-1, 0) + reach(1, 0), reach(0, -1) + reach(0, 1)];
  }

  // WCAG 2.5.8 leaves out what stands in a sentence.
  function inSentence(e) {
    if (getComputedStyle(e).display !== 'inline') return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const others = [...block.querySelectorAll('a, button')].reduce((text, one) => text.replace(one.textContent, ''), block.textContent);
    return others.replace(/[\s·,.()]/g, '').length > 0;
  }

  /** Controls too small for a finger. A mark on the map stands where it stands; the list beside it leads to the same. */
  function small(least) {
    const faults = [], picks = [...document.querySelectorAll('.pick')], open = picks.filter(one => one.open), fold = unfold();
    for (const e of document.querySelectorAll(controls)) {
      const target = e.closest('label') ?? e, pick = e.matches('summary') ? null : e.closest('.pick');
      for (const one of picks) one.open = one === pick;
      if (!seen(target) || inSentence(e) || e.matches('.leaflet-marker-icon')) continue;
      const [wide, high] = hit(target, least);
      if (wide < least || high < least) faults.push(`${wide} by ${high} pixels: ${told(e)}`);
    }
    fold();
    for (const one of picks) one.open = open.includes(one);
    scrollTo(0, 0);
    return once(faults);
  }

  /** What shows itself by its colour alone, and would be gone where the reader's own colours hold. To be asked with and without these. */
  let coloured = [];
  function colours() {
    coloured = [...document.querySelectorAll(`${controls}, label, .badge, .note, [aria-current]`)].filter(e => seen(e) && getComputedStyle(e).backgroundColor !== 'rgba(0, 0, 0, 0)' && !e.matches('.leaflet-marker-icon'));
    return coloured.length;
  }
  function bare() {
    const ground = document.body.appendChild(document.createElement('i'));
    ground.style.backgroundColor = 'Canvas';
    const plain = getComputedStyle(ground).backgroundColor;
    ground.remove();
    return once(coloured.filter(e => {
      const { borderTopStyle, borderTopWidth, borderLeftWidth, borderLeftStyle, outlineStyle, forcedColorAdjust, backgroundColor } = getComputedStyle(e);
      const line = (borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1) || (borderLeftStyle !== 'none' && parseFloat(borderLeftWidth) >= 1) || outlineStyle !== 'none';
      return !line && forcedColorAdjust !== 'none' && backgroundColor === plain;
    }).map(told));
  }

  /** What moves, or would. */
  function moving() {
    const faults = document.getAnimations().map(one => `runs: ${told(one.effect.target)}`);
    for (const e of document.querySelectorAll('*'))
      for (const part of ['', '::before', '::after', '::details-content', '::backdrop']) {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(e, part || null);
        if (animationName !== 'none' && animationName !== '') faults.push(`animation ${animationName}: ${told(e)}${part}`);
        if (transitionDuration.split(',').some(time => parseFloat(time) > 0)) faults.push(`transition: ${told(e)}${part}`);
        if (scrollBehavior === 'smooth') faults.push(`smooth: ${told(e)}${part}`);
      }
    return once(faults);
  }

  /** Where the cursor is; null on nothing. */
  function cursor() {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    const target = e.closest('label') ?? e, boxes = [...target.getClientRects()], box = boxes[0], { outlineStyle, outlineWidth } = getComputedStyle(e);
    const faults = [], place = { part: index(e.closest('.top, .bottom, section, form, .row')), pane: index(above(e).find(scrolls)) };
    if (!box || box.width < 2) return { what: told(e), faults: ['cannot be seen'], box: null };
    if (e.localName !== 'iframe' && (outlineStyle === 'none' || parseFloat(outlineWidth) < 2)) faults.push('has no ring');
    if (box.bottom <= 1 || box.top >= innerHeight - 1 || box.right <= 1 || box.left >= innerWidth - 1) faults.push('is out of sight');
    const x0 = box.left + box.width / 2, y0 = box.top + box.height / 2;
    for (const [x, y] of [[x0, y0], [x0, box.top + 4], [x0, box.bottom - 4], [box.left + 4, y0], [box.right - 4, y0]]) {
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
      const at = document.elementFromPoint(x, y);
      if (at && at !== target && !target.contains(at) && !at.contains(target)) faults.push(`is covered by ${told(at)}`);
    }
    const { left, top, right, bottom } = box;
    const [x, y] = above(target).concat(document.documentElement).reduce(([x, y], one) => [x + one.scrollLeft, y + one.scrollTop], [0, 0]);
    return { what: told(e), skip: e.matches('.ds-skip-link'), anywhere: e.matches('.leaflet-marker-icon'), ...place, faults: once(faults), box: [left + x, top + y, right + x, bottom + y] };
  }

  return { cutOff, space, unspace, small, colours, bare, moving, cursor };
})();
