// Says why the page stays empty where its modules may not be loaded. It is no module itself: those
// are what fails, most of all in a sandboxed frame, which has no origin of its own.
addEventListener(
  'error',
  ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || target.type !== 'module') return;
    const why = document.createElement('p');
    why.setAttribute('role', 'alert');
    why.textContent =
      window.origin === 'null'
        ? 'This frame is sandboxed without an origin of its own, so that it may load modules only ' +
          'from a host that allows everybody: the host of this page does not send the header ' +
          'Access-Control-Allow-Origin: *.'
        : 'A part of this page could not be loaded. Check the connection and load the page again.';
    document.querySelector('turncoat-lab')?.prepend(why);
  },
  true,
);
