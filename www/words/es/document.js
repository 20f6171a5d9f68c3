/** Spanish words of the page's own document, as in index.html: its title, and what it is about. */

export default {
  title: 'Turncoat: consenso con clientes que pueden mentir',
  description:
    'Mira cómo servidores que comparten una clave acuerdan un valor aunque sus clientes ' +
    'puedan mentir: BP Fast Paxos, ejecutado de verdad en tu navegador, paso a paso.',
};
