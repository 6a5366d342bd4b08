// The styles of pictures, loaded with the first view that has one: a view is shown when they are there.
const loaded = name => new Promise(done => {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(name, import.meta.url).href;
  link.onload = done;
  link.onerror = done;
  document.head.append(link);
});

await Promise.all(['../vendor/uplot.css', './draw.css'].map(loaded));
