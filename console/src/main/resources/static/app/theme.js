// Runs before the page is drawn, so that it never flashes in the other theme.
(function () {
  const chosen = localStorage.getItem('forbear.theme');
  const isDark =
    chosen === 'dark' ||
    (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
})();
