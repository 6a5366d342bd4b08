// The styles of pictures, loaded with the first view that has one: a view is shown when they are there. The shell of such
// a view has asked for them already.
const loaded = name => new Promise(done => {
  const href = new URL(name, import.meta.url).href;
  const there = [...document.querySelectorAll('link[rel=stylesheet]')].find(link => link.href === href);
  if (there?.sheet) return done();
  const link = there ?? document.createElement('link');
  link.addEventListener('load', done);
  link.addEventListener('error', done);
  if (there) return undefined;
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
});

await Promise.all(['../vendor/uplot.css', './draw.css'].map(loaded));
