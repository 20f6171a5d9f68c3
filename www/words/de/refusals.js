/**
 * German words for what the engine refuses, by its English sentences (../reword.js). Texts in
 * straight quotes stand in the file so.
 */

/** @type {import('../reword.js').Refusals} */
export default {
  parts: {
    is: { 'a list': 'eine Liste', 'an object': 'ein Objekt' },
    takes: { none: 'keine' },
    syntax: {
      'a colon behind the key is missing': 'hinter dem Schlüssel fehlt ein Doppelpunkt',
      'a comma or the end of the list is missing': 'hier fehlt ein Komma oder das Ende der Liste',
      'a comma or the end of the object is missing':
        'hier fehlt ein Komma oder das Ende des Objekts',
      'a control character stands in a text': 'in einem Text steht ein Steuerzeichen',
      'a key in double quotes is missing':
        'hier fehlt ein Schlüssel in doppelten Anführungszeichen',
      'a value is missing': 'hier fehlt ein Wert',
      'an object has too many keys': 'ein Objekt hat zu viele Schlüssel',
      'something follows behind the end': 'hinter dem Ende steht noch etwas',
      'the text ends too early': 'der Text endet zu früh',
      'this escape stands for no character': 'diese Folge nach `\\` steht für kein Zeichen',
      'this is no number': 'das ist keine Zahl',
      'this number is too large': 'diese Zahl ist zu groß',
      'values are nested too deeply': 'die Werte sind zu tief verschachtelt',
    },
  },
  sentences: [
    // ---- what is no JSON ----
    ['{syntax} at line {line} column {column}', '{syntax}, in Zeile {line}, Spalte {column}'],
    [
      '{size} bytes are too many; up to {most} are read',
      '{size} Bytes sind zu viele; bis zu {most} werden gelesen',
    ],
    ['not UTF-8 at byte {byte}', 'kein UTF-8 bei Byte {byte}'],
    [
      '"{word}" is no value at line {line} column {column}',
      '"{word}" ist kein Wert, in Zeile {line}, Spalte {column}',
    ],

    // ---- keys, and values of a wrong type ----
    ['this key is missing', 'dieser Schlüssel fehlt'],
    ['this key stands here twice', 'dieser Schlüssel steht hier zweimal'],
    [
      'the key "{key}" is not known; {known} are',
      'den Schlüssel "{key}" gibt es nicht; möglich sind {known}',
    ],
    ['{is} is not allowed; a number is', '{is} ist nicht erlaubt, nur eine Zahl'],
    [
      '{is} is not allowed; a number or a text is',
      '{is} ist nicht erlaubt, nur eine Zahl oder ein Text',
    ],
    ['{is} is not allowed; a text is', '{is} ist nicht erlaubt, nur ein Text'],
    ['{is} is not allowed; a list is', '{is} ist nicht erlaubt, nur eine Liste'],
    ['{is} is not allowed; an object is', '{is} ist nicht erlaubt, nur ein Objekt'],
    [
      '{is} is not allowed; an object with lists is',
      '{is} ist nicht erlaubt, nur ein Objekt mit Listen',
    ],
    ['{is} is not allowed; true is', '{is} ist nicht erlaubt, nur true'],
    ['{is} is not allowed; true or false is', '{is} ist nicht erlaubt, nur true oder false'],
    [
      '{is} is not allowed; a number, or lists of letters by client, are',
      '{is} ist nicht erlaubt, nur eine Zahl oder Listen von Buchstaben je Client',
    ],
    [
      'true is not allowed; false or a vote is',
      'true ist nicht erlaubt, nur false oder eine Stimme',
    ],

    // ---- numbers and texts ----
    [
      '{x} is not allowed; a whole number from {least} to {most} is',
      '{x} ist nicht erlaubt, nur eine ganze Zahl von {least} bis {most}',
    ],
    [
      '{x} is not allowed; {least} to {most} one-way delays are',
      '{x} ist nicht erlaubt, nur {least} bis {most} Verzögerungen',
    ],
    [
      '{x} is not allowed; a part from 0 to 1 is',
      '{x} ist nicht erlaubt, nur ein Anteil von 0 bis 1',
    ],
    [
      '{x} is not allowed; a factor from 0.1 to 1000 is',
      '{x} ist nicht erlaubt, nur ein Faktor von 0.1 bis 1000',
    ],
    ['{n} are too many; up to {most} are taken', '{n} sind zu viele; bis zu {most} sind möglich'],
    ['more than 1000 characters', 'mehr als 1000 Zeichen'],
    [
      'version {version} is not known here; 1 is',
      'Version {version} ist hier unbekannt; bekannt ist 1',
    ],
    [
      '"{name}" is not known here; {known} are',
      '"{name}" gibt es hier nicht; möglich sind {known}',
    ],
    [
      '"{name}" is not known; "clients" and "edge" are',
      '"{name}" gibt es nicht; möglich sind "clients" und "edge"',
    ],
    ['{said} is not known; {known} are', '{said} gibt es nicht; möglich sind {known}'],
    [
      '"{name}" is no value; A to Z without C and S, then A2, B2, ... are',
      '"{name}" ist kein Wert; möglich sind A bis Z ohne C und S, dann A2, B2, ...',
    ],
    [
      '"{name}" is no rule that can be off; {known} are',
      '"{name}" ist keine Regel, die sich ausschalten lässt; möglich sind {known}',
    ],
    [
      'only the mapping "edge" has proposers of their own',
      'eigene Proposer gibt es nur mit dem mapping "edge"',
    ],
    ['only {protocols} takes this', 'das gibt es nur bei {protocols}'],

    // ---- who takes part ----
    [
      'there is no agent "{name}"; there are S1 to S{servers}, C1 to C{clients}',
      'niemand heißt "{name}"; es gibt S1 bis S{servers} und C1 bis C{clients}',
    ],
    [
      'there is no agent "{name}"; there are S1 to S{servers}, P1 to P{edges}, C1 to C{clients}',
      'niemand heißt "{name}"; es gibt S1 bis S{servers}, P1 bis P{edges} und C1 bis C{clients}',
    ],
    [
      'there is no client "{name}"; there are C1 to C{clients}',
      'kein Client heißt "{name}"; es gibt C1 bis C{clients}',
    ],
    [
      'no server recovers where none may crash; only 0 is possible',
      'wo kein Server abstürzen darf, kommt keiner zurück; nur 0 ist möglich',
    ],
    [
      'these servers have no time-outs that could be counted',
      'diese Server haben keine Time-outs, die sich zählen ließen',
    ],
    [
      'it is promised only if a client is honest; none is',
      'sie ist nur versprochen, wenn ein Client ehrlich ist; keiner ist es',
    ],
    ['only the mapping "edge" has requests', 'Anfragen gibt es nur mit dem mapping "edge"'],
    ['a no-op holds no request', 'ein No-op enthält keine Anfrage'],
    ['the request that it answers is needed', 'es fehlt die Anfrage, auf die das eine Antwort ist'],
    ['{name} is no server', '{name} ist kein Server'],
    ['{name} is no client', '{name} ist kein Client'],
    ['{name} is no proposer', '{name} ist kein Proposer'],
    ['{name} stands here twice', '{name} steht hier zweimal'],
    ['{name} stands in a group already', '{name} steht schon in einer Gruppe'],
    ['{name} proposes nothing', '{name} schlägt nichts vor'],
    [
      '{name} proposes nothing and is no accomplice',
      '{name} schlägt nichts vor und ist kein Komplize',
    ],

    // ---- faults ----
    [
      'exactly one of "at" (a time) and "step" is needed',
      'genau eines von "at" (eine Zeit) und "step" muss da sein',
    ],
    [
      'exactly one of "client", "proposer", "server", "message" and "network" is needed',
      'genau eines von "client", "proposer", "server", "message" und "network" muss da sein',
    ],
    [
      '"{does}" takes no such parameter; it takes {takes}',
      '"{does}" kennt diesen Parameter nicht; möglich sind: {takes}',
    ],
    ['no timer has a name of over 40 characters', 'kein Zeitgeber heißt länger als 40 Zeichen'],
    ['the name of a timer is needed', 'der Name eines Zeitgebers fehlt'],
    [
      '{name} is asked for two values; write the lie so that it gets one',
      '{name} wird um zwei Werte gebeten; schreib die Lüge so, dass es einer ist',
    ],
    ['at least one value is needed', 'mindestens ein Wert muss da sein'],
    ['{round} is no ID; the largest one is {last}', '{round} ist keine ID; die größte ist {last}'],
    ['"{does}" is no strategy; there are {known}', '"{does}" ist keine Strategie; es gibt {known}'],
    [
      '{name} does not propose, so it cannot lie',
      '{name} schlägt nichts vor und kann darum nicht lügen',
    ],
    [
      '{name} sends requests only; it can be silent',
      '{name} stellt nur Anfragen; schweigen ("silent") geht',
    ],
    [
      'this run has as many faults as it may have',
      'dieser Lauf hat schon so viele Fehler, wie er haben darf',
    ],
    ['there is no such fault in this run', 'diesen Fehler gibt es in diesem Lauf nicht'],
    ['a fault is an object', 'ein Fehler ist ein Objekt'],

    // ---- what cannot happen at this step ----
    [
      'that message is not in flight at this step',
      'diese Nachricht ist bei diesem Schritt nicht unterwegs',
    ],
    [
      'that server waits for nothing at this step, so it cannot time out',
      'dieser Server wartet bei diesem Schritt auf nichts, also kann er die Geduld nicht verlieren',
    ],
    ['that agent cannot do this', 'dieser Teilnehmer kann das nicht'],
    ['that agent is down at this step', 'dieser Teilnehmer ist bei diesem Schritt ausgefallen'],
    [
      'an honest client says only what the protocol makes it say',
      'ein ehrlicher Client sagt nur, was das Protokoll ihn sagen lässt',
    ],
    [
      'that message needs a MAC which that client has never received',
      'diese Nachricht braucht einen MAC, den dieser Client nie bekommen hat',
    ],
    [
      'those words mean nothing in this protocol',
      'diese Worte bedeuten in diesem Protokoll nichts',
    ],
    ['the run is over before it comes to this', 'der Lauf ist vorher zu Ende'],
    [
      'that server is up at this step, so it cannot recover',
      'dieser Server läuft bei diesem Schritt, also kann er nicht zurückkommen',
    ],

    // ---- what is said by hand ----
    ['only a proposer can say that', 'nur ein Proposer kann das sagen'],
    ['a value is needed', 'ein Wert fehlt'],
    ['it does not know so many promises', 'so viele Versprechen kennt er nicht'],
    ['Paxos has no no-ops', 'Paxos kennt keine No-ops'],
    ['a client is needed', 'ein Client fehlt'],
    ['a list of words is needed', 'eine Liste von Worten fehlt'],
    [
      "an agent's name or a message's number is needed",
      'der Name eines Teilnehmers oder die Nummer einer Nachricht fehlt',
    ],

    // ---- the search ----
    ['nothing was found that could be shown', 'es wurde nichts gefunden, was sich zeigen ließe'],
    ['the counterexample does not replay', 'das Gegenbeispiel lässt sich nicht nachspielen'],
    [
      'a message of the counterexample is not in flight',
      'eine Nachricht des Gegenbeispiels ist nicht unterwegs',
    ],
    ['lies are told to servers', 'gelogen wird nur gegenüber Servern'],
    [
      'a lie of the counterexample cannot be put in words',
      'eine Lüge des Gegenbeispiels lässt sich nicht in Worte fassen',
    ],
    [
      'too few words support a decision of the counterexample',
      'zu wenige Worte stützen eine Entscheidung des Gegenbeispiels',
    ],

    // ---- the engine itself ----
    ["the engine's own text is not JSON", 'der Text der Maschine selbst ist kein JSON'],
  ],
};
