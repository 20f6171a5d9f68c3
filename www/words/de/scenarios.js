/** What the scenarios that ship say of themselves, in German, by id. */

export default {
  'two-things': {
    name: 'Ein Client sagt zweierlei',
    about:
      'C1 bittet zwei Server, für A zu stimmen, und die anderen beiden, für B. Sieh zu, ' +
      'wie die Server es voneinander erfahren, sich C2 zuwenden und trotzdem entscheiden.',
  },
  'fault-free': {
    name: 'Niemand lügt',
    about: 'Zwei Schritte und keine Signatur: der ehrliche Fall, und das ist der übliche.',
  },
  silent: {
    name: 'Ein Client schweigt',
    about:
      'C1 sagt nichts. Die Server können Schweigen nicht von Langsamkeit unterscheiden: ' +
      'sie warten, verdächtigen C1, überführen niemanden und wenden sich C2 zu.',
  },
  forged: {
    name: 'Ein gefälschter Beweis',
    about:
      'C1 sagt zweierlei; C2 kommt an die Reihe und ändert ein Versprechen. Der MAC passt ' +
      'nicht mehr, also wird C2 von jedem überführt, der ihn prüft, und C3 bringt die ' +
      'Sache zu Ende.',
  },
  against: {
    name: 'Gegen einen erzwungenen Wert',
    about:
      'C1 sagt A zu drei Servern und B zu einem. C2 sammelt einen ehrlichen Beweis, der A ' +
      'erzwingt, und schlägt trotzdem D vor.',
  },
  crash: {
    name: 'Ein Server fällt aus und kommt zurück',
    about:
      'S3 fällt aus, bevor er etwas hört; die anderen drei sind ein Quorum. Er kommt mit ' +
      'seiner Platte zurück, wartet vergebens und erfährt die Entscheidung, sobald er sich ' +
      'C2 zuwendet.',
  },
  runaway: {
    name: 'Eine riesige Rundennummer',
    about:
      'C1 nennt eine riesige Runde. In Paxos sperrt das alle anderen aus; hier ' +
      'kann kein Proposer eine Runde beginnen, und jeder Server überführt C1 sofort.',
  },
  'paxos-runaway': {
    name: 'Eine riesige Nummer in Paxos',
    about:
      'C1 sendet PREPARE mit der größten Nummer, die es gibt, und verstummt. Die Server ' +
      'müssen sie versprechen, und es bleibt keine Nummer, die sie überbietet.',
  },
  'all-traitors': {
    name: 'Alle Clients sind Verräter',
    about:
      'C1 sagt zweierlei, C2 widerspricht seinem Beweis, C3 nimmt eine fremde Runde. Alle ' +
      'drei werden überführt. Niemand bleibt, dem zu trauen wäre, also hält der Slot an, ' +
      'sicher.',
  },
  'two-proofs': {
    name: 'Zwei gute Beweise für zwei Werte',
    about:
      'C1 sagt zweierlei, und C2 auch, jedes Mal mit gültigem Beweis: verschiedene ' +
      'Versprechen beweisen verschiedene Werte. Die Stimmen verraten ihn, und mit C3 fällt ' +
      'die Entscheidung.',
  },
  collusion: {
    name: 'Zwei Verräter teilen Versprechen',
    about:
      'C1 sagt zweierlei. C2 und C3 machen gemeinsame Sache: was dem einen versprochen ' +
      'ist, nutzt der andere. Ein Versprechen nennt seinen Slot, seine Runde und seinen ' +
      'Server, also hilft es ihnen nichts.',
  },
  replay: {
    name: 'Alte Versprechen, noch einmal benutzt',
    about:
      'C1 sagt zweierlei. C2 nutzt die Versprechen von Runde 1 für seine nächste Runde. ' +
      'Der MAC umfasst die Runde, und das Versprechen sagt, für welche es war.',
  },
  repeat: {
    name: 'Ein Versprechen, dreimal',
    about:
      'C1 sagt zweierlei. C2 füllt sein Quorum mit Kopien des ersten Versprechens, das er ' +
      'bekommt.',
  },
  usurp: {
    name: 'Nicht an der Reihe',
    about: 'C3 schlägt in Runde 0 vor, die C1 gehört. Er hat nichts dafür vorzuweisen.',
  },
  'broken-off': {
    name: 'Ein Client fällt mitten im Rundruf aus',
    about:
      'Der Vorschlag von C1 erreicht S1 und S2, dann ist C1 fort. Zwei Stimmen sind kein ' +
      'Quorum, aber sie binden den nächsten Proposer.',
  },
  stall: {
    name: 'So langsam, wie man es wagt',
    about:
      'C1 wartet jedes Mal bis kurz vor der Zeitüberschreitung. Er bricht keine Regel, und ' +
      'niemand überführt ihn.',
  },
  flood: {
    name: 'Eine Flut',
    about:
      'C1 sendet alles, was ihm einfällt, sechzehnmal an jeden Server. Jeder wendet eine ' +
      'MAC-Prüfung dafür auf, und danach keine mehr.',
  },
  log: {
    name: 'Ein Log in vollem Betrieb',
    about:
      'Sieben Server, drei ehrliche Clients, ein Log mit zwölf Slots, ungleiche ' +
      'Verzögerungen: drei Slots zugleich, je zwei Schritte.',
  },
  'log-traitor': {
    name: 'Ein Lügner im Log',
    about:
      'C2 lügt im ersten Slot, der ihm gehört. Einmal überführt genügt: danach wird er in ' +
      'jedem Slot übergangen.',
  },
  dense: {
    name: 'Dreizehn Server',
    about: 'C1 sagt A zu sieben Servern und B zu sechs. Ein Quorum sind neun von dreizehn.',
  },
  edge: {
    name: 'Edge-Proposer',
    about:
      'Die andere Zuordnung des Papers: Clients bitten Edge-Proposer, denen die Server so ' +
      'wenig trauen wie den Clients. Dasselbe Protokoll, eine Station mehr.',
  },
  'edge-altered': {
    name: 'Ein Edge-Proposer ändert eine Bitte',
    about:
      'C1 bittet um A; P1 schlägt in seinem Namen B vor. Die Server können es nicht merken ' +
      'und entscheiden B: sie sind gegen zwei Geschichten gefeit, nicht gegen eine ' +
      'falsche.',
  },
  partition: {
    name: 'Ein geteiltes Netz',
    about:
      'S1 und S2 erreichen S3 und S4 nicht. Keine Hälfte ist ein Quorum, also entscheidet ' +
      'niemand; dann sind die Verbindungen wieder da.',
  },
  lossy: {
    name: 'Ein schlechtes Netz',
    about:
      'Jede fünfte Nachricht geht verloren, jede zehnte kommt doppelt, jede fünfte wird ' +
      'überholt, und obendrein lügt C1. Es dauert länger, und die Server werden sich ' +
      'trotzdem einig.',
  },
  'below-the-bound': {
    name: 'Ein Server zu wenig',
    about:
      'Drei Server, von denen einer ausfallen darf: n >= 3f + 1 gilt nicht. C1 lügt, S1 ' +
      'meldet sich spät, und ein ehrlicher C2 bekommt einen Beweis in die Hand, mit dem er ' +
      'einer Entscheidung widersprechen darf.',
  },
  'lost-disk': {
    name: 'Eine verlorene Platte',
    about:
      'S2 stimmt für A, fällt aus und kommt ohne seine Platte zurück. Sein Versprechen ' +
      'sagt, dass er nie gestimmt hat, also darf C2 D vorschlagen. Das liegt außerhalb des ' +
      'Modells, und die Einigkeit bricht.',
  },
  paxos: {
    name: 'Paxos, niemand lügt',
    about:
      'PREPARE, PROMISE, ACCEPT, ACCEPTED: vier Verzögerungen, eine Mehrheit in jeder ' +
      'Phase, und Proposer, denen vertraut wird.',
  },
  'paxos-duel': {
    name: 'Zwei Proposer im Duell',
    about:
      'C1 und C2 beginnen zugleich und überbieten einander jedes Mal sofort. Niemand lügt, ' +
      'und nichts wird entschieden: ein Livelock.',
  },
  'paxos-backoff': {
    name: 'Das Duell mit zufälligen Pausen',
    about:
      'Wie zuvor, aber jeder wartet eine zufällige Weile, bevor er überbietet, und jedes ' +
      'Mal länger. Bald ist einer von beiden allein.',
  },
  'paxos-liar': {
    name: 'Paxos vertraut seinen Proposern',
    about:
      'C1 bittet unter einer Nummer um A und um B. Dafür war Paxos nie gedacht: zwei ' +
      'Server entscheiden verschieden.',
  },
  'without-proof': {
    name: 'Kein Beweis verlangt',
    about:
      'Nach Runde 0 verlangt niemand einen Beweis. A ist in Runde 0 entschieden, und der ' +
      'Verräter bittet in Runde 1 einfach um B.',
  },
  'without-mac': {
    name: 'MACs ungeprüft',
    about:
      'Niemand prüft die MACs, also erfindet der Verräter drei Versprechen, die „keine ' +
      'Stimme“ sagen.',
  },
  'without-mac-round': {
    name: 'Der MAC bindet die Runde nicht',
    about:
      'Versprechen für Runde 1, gegeben, bevor die Server stimmten, gehen als Versprechen ' +
      'für Runde 2 durch.',
  },
  'without-mac-vote': {
    name: 'Der MAC bindet die Stimme nicht',
    about: 'Der Verräter nimmt die Stimmen aus echten Versprechen heraus, und niemand sieht es.',
  },
  'without-distinct': {
    name: 'Ein Server, dreimal gezählt',
    about:
      'Der eine Server, der nicht gestimmt hat, gibt ein Versprechen; Kopien davon füllen ' +
      'das Quorum.',
  },
  'without-lone-vote': {
    name: 'Eine einzelne Stimme zwingt nicht',
    about:
      'Eine einzelne Stimme in Runde 1 trägt einen Wert weiter, der in Runde 0 gewählt ' +
      'wurde. Ohne Regel 2 darf der Besitzer von Runde 2 sie übergehen.',
  },
  'without-quorum': {
    name: 'Mehrheiten von fünf',
    about:
      'Drei Mehrheiten von fünf Servern müssen keinen Server gemeinsam haben, also können ' +
      'zwei Werte zugleich gewählt aussehen.',
  },
  'without-bound': {
    name: 'Drei Server, die einen Ausfall verkraften',
    about: 'Bei n = 3f müssen drei Quoren aus je zwei Servern keinen gemeinsam haben.',
  },
  'without-promise': {
    name: 'Versprechen, die nichts versperren',
    about: 'Ein Server gibt ein Versprechen für Runde 1 und stimmt dann trotzdem in Runde 0.',
  },
  'without-disk': {
    name: 'Platten überleben nicht',
    about:
      'Ein Server vergisst bei einem Ausfall seine Stimme und verspricht, dass er nie ' +
      'gestimmt hat.',
  },
  'without-time-out': {
    name: 'Geduld ohne Ende',
    about: 'C1 sagt nichts, und kein Server wendet sich je C2 zu, der ehrlich ist.',
  },
  'without-suspicion': {
    name: 'Langsam heißt schuldig',
    about: 'Eine Zeitüberschreitung überführt. C1 ist ehrlich, nur langsam.',
  },
  'without-same-bytes': {
    name: 'Beim Wiederholen neu gewählt',
    about:
      'Ein viertes Versprechen kommt an, der ehrliche C2 wählt noch einmal und schlägt nun ' +
      'einen anderen Wert vor: er sieht aus wie ein Lügner.',
  },
  'without-keep-answering': {
    name: 'Ein DECIDED lässt verstummen',
    about:
      'S2 entscheidet, sagt es C1 und ist für immer fort. C1 schweigt nun, und die anderen ' +
      'brauchen noch einen Proposer.',
  },
  'without-mac-slot': {
    name: 'Der MAC bindet den Slot nicht',
    about:
      'Ein Versprechen, das in einem Slot „keine Stimme“ sagt, gilt auch in einem anderen, ' +
      'in dem der Server gestimmt hat.',
  },
  'paxos-without-quorum': {
    name: 'Die Hälfte ist keine Mehrheit',
    about:
      'Zwei Hälften müssen keinen Server gemeinsam haben: jede entscheidet ihren eigenen ' +
      'Wert.',
  },
  'paxos-without-promise': {
    name: 'Paxos ohne Versprechen',
    about: 'Ein Server verspricht eine höhere ID und nimmt dann trotzdem eine niedrigere an.',
  },
  'paxos-without-adopt': {
    name: 'Niemand übernimmt die letzte Stimme',
    about: 'C2 erfährt, dass A angenommen wurde, und bittet trotzdem um seinen eigenen Wert.',
  },
  'paxos-without-disk': {
    name: 'Paxos ohne Platten',
    about:
      'Ein Server vergisst bei einem Ausfall, was er angenommen hat, und verspricht, dass ' +
      'er nie etwas angenommen hat.',
  },
  'paxos-trusts': {
    name: 'Paxos und ein Lügner',
    about: 'Ein Client sagt mit einer ID zweierlei. Nichts in Paxos bemerkt es.',
  },
};
