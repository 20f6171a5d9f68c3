/** What the scenarios that ship say of themselves, in Spanish, by id. */

export default {
  'two-things': {
    name: 'Un cliente dice dos cosas',
    about:
      'C1 pide a dos servidores que voten A y a los otros dos que voten B. Mira cómo los ' +
      'servidores lo descubren entre ellos, pasan a confiar en C2 y deciden de todos ' +
      'modos.',
  },
  'fault-free': {
    name: 'Nadie miente',
    about: 'Dos pasos y ninguna firma: el caso honesto, que es el habitual.',
  },
  silent: {
    name: 'Un cliente callado',
    about:
      'C1 no dice nada. Los servidores no pueden distinguir callado de lento: esperan, ' +
      'sospechan de C1, no condenan a nadie y pasan a confiar en C2.',
  },
  forged: {
    name: 'Una prueba falsificada',
    about:
      'C1 dice dos cosas; a C2 le llega el turno y altera una promesa. La MAC ya no ' +
      'cuadra, así que C2 queda condenado por quien la comprueba, y C3 zanja el asunto.',
  },
  against: {
    name: 'Contra un valor obligado',
    about:
      'C1 dice A a tres servidores y B a uno. C2 reúne una prueba honesta que obliga a A, ' +
      'y aun así propone D.',
  },
  crash: {
    name: 'Un servidor se cae y vuelve',
    about:
      'S3 se cae antes de oír nada; los otros tres son un quórum. Vuelve con su disco, ' +
      'espera en vano y se entera de la decisión en cuanto pasa a confiar en C2.',
  },
  runaway: {
    name: 'Un número de ronda enorme',
    about:
      'C1 nombra una ronda enorme. En Paxos eso deja fuera a todos los demás; ' +
      'aquí ningún proponente puede empezar una ronda, y todos los servidores lo condenan ' +
      'al instante.',
  },
  'paxos-runaway': {
    name: 'Un número enorme en Paxos',
    about:
      'C1 envía PREPARE con el número más grande que existe y luego calla. Los servidores ' +
      'tienen que prometerlo, y no queda ningún número que lo supere.',
  },
  'all-traitors': {
    name: 'Todos los clientes son traidores',
    about:
      'C1 dice dos cosas, C2 va contra su prueba, C3 toma la ronda de otro. Los tres ' +
      'quedan condenados. No queda nadie en quien confiar, así que el slot se detiene, sin ' +
      'peligro.',
  },
  'two-proofs': {
    name: 'Dos pruebas buenas para dos valores',
    about:
      'C1 dice dos cosas, y C2 también, cada vez con una prueba válida: promesas distintas ' +
      'prueban valores distintos. Los votos lo delatan, y con C3 se decide.',
  },
  collusion: {
    name: 'Dos traidores comparten promesas',
    about:
      'C1 dice dos cosas. C2 y C3 conspiran: lo que se promete a uno lo usa el otro. Una ' +
      'promesa nombra su slot, su ronda y su servidor, así que no les sirve de nada.',
  },
  replay: {
    name: 'Promesas viejas, usadas otra vez',
    about:
      'C1 dice dos cosas. C2 usa las promesas de la ronda 1 para su siguiente ronda. La ' +
      'MAC abarca la ronda, y la promesa dice para cuál era.',
  },
  repeat: {
    name: 'Una promesa, tres veces',
    about: 'C1 dice dos cosas. C2 llena su quórum con copias de la primera promesa que recibe.',
  },
  usurp: {
    name: 'Fuera de turno',
    about: 'C3 propone en la ronda 0, que es de C1. No tiene nada que lo avale.',
  },
  'broken-off': {
    name: 'Un cliente se cae en plena difusión',
    about:
      'La propuesta de C1 llega a S1 y S2, y luego C1 desaparece. Dos votos no son un ' +
      'quórum, pero obligan al siguiente proponente.',
  },
  stall: {
    name: 'Tan lento como se atreve',
    about:
      'C1 espera siempre hasta justo antes de que venza el plazo. No rompe ninguna regla, ' +
      'y nadie lo condena.',
  },
  flood: {
    name: 'Una inundación',
    about:
      'C1 envía todo lo que se le ocurre, dieciséis veces a cada servidor. Cada uno gasta ' +
      'en ello una comprobación de MAC, y después ninguna.',
  },
  log: {
    name: 'Un registro a pleno ritmo',
    about:
      'Siete servidores, tres clientes honestos, un registro de doce slots, retardos ' +
      'desiguales: tres slots a la vez, dos pasos cada uno.',
  },
  'log-traitor': {
    name: 'Un mentiroso en el registro',
    about:
      'C2 miente en el primer slot que es suyo. Basta una condena: a partir de ahí se ' +
      'salta su turno en todos los slots.',
  },
  dense: {
    name: 'Trece servidores',
    about: 'C1 dice A a siete servidores y B a seis. Un quórum son nueve de trece.',
  },
  edge: {
    name: 'Proponentes de borde',
    about:
      'La otra asignación del artículo: los clientes piden a proponentes de borde, en los ' +
      'que los servidores confían tan poco como en los clientes. El mismo protocolo, un ' +
      'salto más.',
  },
  'edge-altered': {
    name: 'Un proponente de borde altera una petición',
    about:
      'C1 pide A; P1 propone B en su nombre. Los servidores no pueden notarlo y deciden B: ' +
      'están a salvo de dos versiones, no de una falsa.',
  },
  partition: {
    name: 'Una red partida',
    about:
      'S1 y S2 no llegan a S3 y S4. Ninguna mitad es un quórum, así que nadie decide; ' +
      'luego se reparan los enlaces.',
  },
  lossy: {
    name: 'Una red mala',
    about:
      'Un mensaje de cada cinco se pierde, uno de cada diez llega dos veces y uno de cada ' +
      'cinco se ve adelantado; además, C1 miente. Se tarda más, y los servidores se ponen ' +
      'de acuerdo igualmente.',
  },
  'below-the-bound': {
    name: 'Un servidor de menos',
    about:
      'Tres servidores, de los que uno puede caerse: n >= 3f + 1 no se cumple. C1 miente, ' +
      'S1 tarda en hablar, y un C2 honesto recibe una prueba que le permite contradecir ' +
      'una decisión.',
  },
  'lost-disk': {
    name: 'Un disco perdido',
    about:
      'S2 vota A, se cae y vuelve sin su disco. Su promesa dice que nunca votó, así que C2 ' +
      'es libre de proponer D. Eso queda fuera del modelo, y el acuerdo se rompe.',
  },
  paxos: {
    name: 'Paxos, nadie miente',
    about:
      'PREPARE, PROMISE, ACCEPT, ACCEPTED: cuatro retardos, una mayoría en cada fase y ' +
      'proponentes en los que se confía.',
  },
  'paxos-duel': {
    name: 'Dos proponentes en duelo',
    about:
      'C1 y C2 empiezan a la vez y se superan el uno al otro al instante, siempre. Nadie ' +
      'miente, y nada se decide: livelock.',
  },
  'paxos-backoff': {
    name: 'El duelo, con esperas al azar',
    about:
      'Como antes, pero cada uno espera un rato al azar antes de superar al otro, y cada ' +
      'vez más. Pronto uno de ellos se queda solo.',
  },
  'paxos-liar': {
    name: 'Paxos confía en sus proponentes',
    about:
      'C1 pide A y pide B con un mismo número. Paxos nunca se pensó para eso: dos ' +
      'servidores deciden distinto.',
  },
  'without-proof': {
    name: 'Nadie pide una prueba',
    about:
      'Tras la ronda 0 nadie pide una prueba. A se decide en la ronda 0, y el traidor ' +
      'simplemente pide B en la ronda 1.',
  },
  'without-mac': {
    name: 'MAC sin comprobar',
    about:
      'Nadie comprueba las MAC, así que el traidor inventa tres promesas que dicen «sin ' +
      'voto».',
  },
  'without-mac-round': {
    name: 'La MAC no ata la ronda',
    about:
      'Promesas hechas para la ronda 1, antes de que los servidores votaran, pasan por ' +
      'promesas para la ronda 2.',
  },
  'without-mac-vote': {
    name: 'La MAC no ata el voto',
    about: 'El traidor quita los votos de promesas auténticas, y nadie lo nota.',
  },
  'without-distinct': {
    name: 'Un servidor contado tres veces',
    about: 'El único servidor que no ha votado promete una vez; las copias llenan el quórum.',
  },
  'without-lone-vote': {
    name: 'Un voto solo no obliga',
    about:
      'Un único voto en la ronda 1 arrastra un valor que se eligió en la ronda 0. Sin la ' +
      'regla 2, el dueño de la ronda 2 puede pasarlo por alto.',
  },
  'without-quorum': {
    name: 'Mayorías de cinco',
    about:
      'Tres mayorías de cinco servidores no tienen por qué compartir un servidor, así que ' +
      'dos valores pueden parecer elegidos a la vez.',
  },
  'without-bound': {
    name: 'Tres servidores que soportan una caída',
    about: 'Con n = 3f, tres quórums de dos servidores no tienen por qué compartir uno.',
  },
  'without-promise': {
    name: 'Promesas que no cierran nada',
    about: 'Un servidor promete para la ronda 1, y luego vota en la ronda 0 de todos modos.',
  },
  'without-disk': {
    name: 'Los discos no sobreviven',
    about: 'Un servidor olvida su voto al caerse, y promete que nunca votó.',
  },
  'without-time-out': {
    name: 'Paciencia sin fin',
    about: 'C1 no dice nada, y ningún servidor pasa nunca a confiar en C2, que es honesto.',
  },
  'without-suspicion': {
    name: 'Lento significa culpable',
    about: 'Un plazo vencido condena. C1 es honesto, solo que lento.',
  },
  'without-same-bytes': {
    name: 'Al repetir se elige de nuevo',
    about:
      'Llega una cuarta promesa, el honesto C2 elige otra vez y ahora propone otro valor: ' +
      'parece un mentiroso.',
  },
  'without-keep-answering': {
    name: 'Un DECIDED basta para callar',
    about:
      'S2 decide, se lo dice a C1 y desaparece para siempre. C1 ya calla, y los demás aún ' +
      'necesitan un proponente.',
  },
  'without-mac-slot': {
    name: 'La MAC no ata el slot',
    about:
      'Una promesa que dice «sin voto» en un slot vale en otro, en el que el servidor ha ' +
      'votado.',
  },
  'paxos-without-quorum': {
    name: 'La mitad no es mayoría',
    about:
      'Dos mitades no tienen por qué compartir un servidor: cada una decide su propio ' + 'valor.',
  },
  'paxos-without-promise': {
    name: 'Paxos sin promesas',
    about: 'Un servidor promete un ID mayor, y luego acepta uno menor de todos modos.',
  },
  'paxos-without-adopt': {
    name: 'Nadie adopta el último voto',
    about: 'C2 se entera de que A fue aceptado, y aun así pide su propio valor.',
  },
  'paxos-without-disk': {
    name: 'Paxos sin discos',
    about: 'Un servidor olvida al caerse lo que aceptó, y promete que nunca aceptó nada.',
  },
  'paxos-trusts': {
    name: 'Paxos y un mentiroso',
    about: 'Un cliente dice dos cosas con un mismo ID. Nada en Paxos lo nota.',
  },
};
