// The styles of pictures, loaded with the first view that has one: a view is shown when they are there. The shell of such
// a view has asked for them already.
const loaded = name => new Promise(done => {
  const href = new URL(name, import.meta.url).href;
  if ([...document.styleSheets].some(sheet => sheet.href === href)) return done();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  link.onload = done;
  link.onerror = done;
  document.head.append(link);
});

await Promise.all(['../vendor/uplot.css', './draw.css'].map(loaded));
