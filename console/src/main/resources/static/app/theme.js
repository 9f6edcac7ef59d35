// Runs before the page is drawn, so that it never flashes in the other theme.
(function () {
  const chosen = localStorage.getItem('forbear.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
