/**
 * Spanish words for what the engine refuses, by its English sentences (../reword.js). Texts in
 * straight quotes stand in the file so.
 */

/** @type {import('../reword.js').Refusals} */
export default {
  parts: {
    is: { 'a list': 'una lista', 'an object': 'un objeto' },
    takes: { none: 'ninguno' },
    syntax: {
      'a colon behind the key is missing': 'faltan dos puntos tras la clave',
      'a comma or the end of the list is missing': 'falta una coma o el final de la lista',
      'a comma or the end of the object is missing': 'falta una coma o el final del objeto',
      'a control character stands in a text': 'hay un carácter de control en un texto',
      'a key in double quotes is missing': 'falta una clave entre comillas dobles',
      'a value is missing': 'falta un valor',
      'an object has too many keys': 'un objeto tiene demasiadas claves',
      'something follows behind the end': 'hay algo después del final',
      'the text ends too early': 'el texto acaba demasiado pronto',
      'this escape stands for no character': 'esa secuencia tras `\\` no es ningún carácter',
      'this is no number': 'eso no es un número',
      'this number is too large': 'ese número es demasiado grande',
      'values are nested too deeply': 'los valores están anidados demasiado hondo',
    },
  },
  sentences: [
    // ---- what is no JSON ----
    ['{syntax} at line {line} column {column}', '{syntax}, en la línea {line}, columna {column}'],
    [
      '{size} bytes are too many; up to {most} are read',
      '{size} bytes son demasiados; se leen hasta {most}',
    ],
    ['not UTF-8 at byte {byte}', 'no es UTF-8 en el byte {byte}'],
    [
      '"{word}" is no value at line {line} column {column}',
      '"{word}" no es un valor, en la línea {line}, columna {column}',
    ],

    // ---- keys, and values of a wrong type ----
    ['this key is missing', 'falta esta clave'],
    ['this key stands here twice', 'esta clave aparece dos veces aquí'],
    ['the key "{key}" is not known; {known} are', 'la clave "{key}" no existe; pueden ser {known}'],
    ['{is} is not allowed; a number is', '{is} no se admite, solo un número'],
    ['{is} is not allowed; a number or a text is', '{is} no se admite, solo un número o un texto'],
    ['{is} is not allowed; a text is', '{is} no se admite, solo un texto'],
    ['{is} is not allowed; a list is', '{is} no se admite, solo una lista'],
    ['{is} is not allowed; an object is', '{is} no se admite, solo un objeto'],
    [
      '{is} is not allowed; an object with lists is',
      '{is} no se admite, solo un objeto con listas',
    ],
    ['{is} is not allowed; true is', '{is} no se admite, solo true'],
    ['{is} is not allowed; true or false is', '{is} no se admite, solo true o false'],
    [
      '{is} is not allowed; a number, or lists of letters by client, are',
      '{is} no se admite, solo un número o listas de letras por cliente',
    ],
    ['true is not allowed; false or a vote is', 'true no se admite, solo false o un voto'],

    // ---- numbers and texts ----
    [
      '{x} is not allowed; a whole number from {least} to {most} is',
      '{x} no se admite, solo un número entero de {least} a {most}',
    ],
    [
      '{x} is not allowed; {least} to {most} one-way delays are',
      '{x} no se admite, solo de {least} a {most} retardos',
    ],
    ['{x} is not allowed; a part from 0 to 1 is', '{x} no se admite, solo una parte de 0 a 1'],
    [
      '{x} is not allowed; a factor from 0.1 to 1000 is',
      '{x} no se admite, solo un factor de 0.1 a 1000',
    ],
    ['{n} are too many; up to {most} are taken', '{n} son demasiados; se admiten hasta {most}'],
    ['more than 1000 characters', 'más de 1000 caracteres'],
    [
      'version {version} is not known here; 1 is',
      'aquí no se conoce la versión {version}; sí la 1',
    ],
    ['"{name}" is not known here; {known} are', '"{name}" no existe aquí; pueden ser {known}'],
    [
      '"{name}" is not known; "clients" and "edge" are',
      '"{name}" no existe; pueden ser "clients" y "edge"',
    ],
    ['{said} is not known; {known} are', '{said} no existe; pueden ser {known}'],
    [
      '"{name}" is no value; A to Z without C and S, then A2, B2, ... are',
      '"{name}" no es un valor; pueden ser de A a Z sin C ni S, luego A2, B2, ...',
    ],
    [
      '"{name}" is no rule that can be off; {known} are',
      '"{name}" no es una regla que se pueda desactivar; pueden ser {known}',
    ],
    [
      'only the mapping "edge" has proposers of their own',
      'solo el mapping "edge" tiene proponentes propios',
    ],
    ['only {protocols} takes this', 'solo {protocols} admite esto'],

    // ---- who takes part ----
    [
      'there is no agent "{name}"; there are S1 to S{servers}, C1 to C{clients}',
      'nadie se llama "{name}"; hay de S1 a S{servers} y de C1 a C{clients}',
    ],
    [
      'there is no agent "{name}"; there are S1 to S{servers}, P1 to P{edges}, C1 to C{clients}',
      'nadie se llama "{name}"; hay de S1 a S{servers}, de P1 a P{edges} y de C1 a C{clients}',
    ],
    [
      'there is no client "{name}"; there are C1 to C{clients}',
      'ningún cliente se llama "{name}"; hay de C1 a C{clients}',
    ],
    [
      'no server recovers where none may crash; only 0 is possible',
      'ningún servidor vuelve si ninguno puede caer; solo cabe 0',
    ],
    [
      'these servers have no time-outs that could be counted',
      'estos servidores no tienen plazos que puedan contarse',
    ],
    [
      'it is promised only if a client is honest; none is',
      'solo se promete si un cliente es honesto, y ninguno lo es',
    ],
    ['only the mapping "edge" has requests', 'solo el mapping "edge" tiene peticiones'],
    ['a no-op holds no request', 'un no-op no contiene ninguna petición'],
    ['the request that it answers is needed', 'falta la petición a la que responde'],
    ['{name} is no server', '{name} no es un servidor'],
    ['{name} is no client', '{name} no es un cliente'],
    ['{name} is no proposer', '{name} no es un proponente'],
    ['{name} stands here twice', '{name} está aquí dos veces'],
    ['{name} stands in a group already', '{name} ya está en un grupo'],
    ['{name} proposes nothing', '{name} no propone nada'],
    ['{name} proposes nothing and is no accomplice', '{name} no propone nada y no es un cómplice'],

    // ---- faults ----
    [
      'exactly one of "at" (a time) and "step" is needed',
      'hace falta exactamente uno de "at" (un tiempo) y "step"',
    ],
    [
      'exactly one of "client", "proposer", "server", "message" and "network" is needed',
      'hace falta exactamente uno de "client", "proposer", "server", "message" y "network"',
    ],
    [
      '"{does}" takes no such parameter; it takes {takes}',
      '"{does}" no admite ese parámetro; pueden ser: {takes}',
    ],
    [
      'no timer has a name of over 40 characters',
      'ningún temporizador tiene un nombre de más de 40 caracteres',
    ],
    ['the name of a timer is needed', 'falta el nombre de un temporizador'],
    [
      '{name} is asked for two values; write the lie so that it gets one',
      'a {name} se le piden dos valores; escribe la mentira de modo que reciba uno',
    ],
    ['at least one value is needed', 'hace falta al menos un valor'],
    ['{round} is no ID; the largest one is {last}', '{round} no es un ID; el mayor es {last}'],
    ['"{does}" is no strategy; there are {known}', '"{does}" no es una estrategia; hay {known}'],
    ['{name} does not propose, so it cannot lie', '{name} no propone, así que no puede mentir'],
    [
      '{name} sends requests only; it can be silent',
      '{name} solo envía peticiones; puede callar ("silent")',
    ],
    [
      'this run has as many faults as it may have',
      'esta ejecución ya tiene todos los fallos que puede tener',
    ],
    ['there is no such fault in this run', 'no hay tal fallo en esta ejecución'],
    ['a fault is an object', 'un fallo es un objeto'],

    // ---- what cannot happen at this step ----
    ['that message is not in flight at this step', 'ese mensaje no está en camino en este paso'],
    [
      'that server waits for nothing at this step, so it cannot time out',
      'ese servidor no espera nada en este paso, así que no puede perder la paciencia',
    ],
    ['that agent cannot do this', 'ese agente no puede hacer esto'],
    ['that agent is down at this step', 'ese agente está caído en este paso'],
    [
      'an honest client says only what the protocol makes it say',
      'un cliente honesto solo dice lo que el protocolo le hace decir',
    ],
    [
      'that message needs a MAC which that client has never received',
      'ese mensaje necesita un MAC que ese cliente nunca ha recibido',
    ],
    [
      'those words mean nothing in this protocol',
      'esas palabras no significan nada en este protocolo',
    ],
    ['the run is over before it comes to this', 'la ejecución termina antes'],
    [
      'that server is up at this step, so it cannot recover',
      'ese servidor está en marcha en este paso, así que no puede volver',
    ],

    // ---- what is said by hand ----
    ['only a proposer can say that', 'solo un proponente puede decir eso'],
    ['a value is needed', 'falta un valor'],
    ['it does not know so many promises', 'no conoce tantas promesas'],
    ['Paxos has no no-ops', 'Paxos no tiene no-ops'],
    ['a client is needed', 'falta un cliente'],
    ['a list of words is needed', 'falta una lista de palabras'],
    [
      "an agent's name or a message's number is needed",
      'falta el nombre de un agente o el número de un mensaje',
    ],

    // ---- the search ----
    ['nothing was found that could be shown', 'no se encontró nada que mostrar'],
    ['the counterexample does not replay', 'el contraejemplo no se puede repetir'],
    [
      'a message of the counterexample is not in flight',
      'un mensaje del contraejemplo no está en camino',
    ],
    ['lies are told to servers', 'las mentiras se dicen a servidores'],
    [
      'a lie of the counterexample cannot be put in words',
      'una mentira del contraejemplo no se puede poner en palabras',
    ],
    [
      'too few words support a decision of the counterexample',
      'demasiado pocas palabras apoyan una decisión del contraejemplo',
    ],

    // ---- the engine itself ----
    ["the engine's own text is not JSON", 'el propio texto del motor no es JSON'],
  ],
};
