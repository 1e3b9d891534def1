<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>Rename &quot;{0}&quot; to &quot;{1}&quot;</source>
        <translation>„{0}“ in „{1}“ umbenennen</translation>
    </message>
    <message>
        <source>Replace {0} by {1}</source>
        <translation>{0} durch {1} ersetzen</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Add &quot;{0}&quot;: {1}</source>
        <translation>„{0}“: {1} hinzufügen</translation>
    </message>
    <message>
        <source>Move {0} to the end of the list</source>
        <translation>{0} ans Ende der Liste stellen</translation>
    </message>
    <message>
        <source>Repair all {1} of this kind in the file ({0})</source>
        <translation>Alle {1} dieser Art in der Datei beheben ({0})</translation>
    </message>
    <message>
        <source>Add a Default that leads to a new Fail state, {0}</source>
        <translation>Default hinzufügen, der zu einem neuen Fail-Zustand führt, {0}</translation>
    </message>
    <message>
        <source>Add a Default that leads to {0}</source>
        <translation>Default hinzufügen, der zu {0} führt</translation>
    </message>
    <message>
        <source>Add the Retry that is recommended for Lambda</source>
        <translation>Das für Lambda empfohlene Retry hinzufügen</translation>
    </message>
    <message>
        <source>Add a Catch that leads to a new Fail state, {0}</source>
        <translation>Catch hinzufügen, der zu einem neuen Fail-Zustand führt, {0}</translation>
    </message>
    <message>
        <source>Add a Catch that leads to {0}</source>
        <translation>Catch hinzufügen, der zu {0} führt</translation>
    </message>
    <message>
        <source>Add a time limit of {0} seconds</source>
        <translation>Zeitgrenze von {0} Sekunden hinzufügen</translation>
    </message>
    <message>
        <source>Give old fields their present names ({0})</source>
        <translation>Alten Feldern ihre heutigen Namen geben ({0})</translation>
    </message>
    <message>
        <source>Give all old fields of the machine their present names ({0})</source>
        <translation>Allen alten Feldern der Maschine ihre heutigen Namen geben ({0})</translation>
    </message>
    <message>
        <source>Convert {0} to JSONata</source>
        <translation>{0} nach JSONata umwandeln</translation>
    </message>
    <message>
        <source>Convert {0} to JSONPath</source>
        <translation>{0} nach JSONPath umwandeln</translation>
    </message>
    <message>
        <source>Convert the whole machine to JSONata</source>
        <translation>Die ganze Maschine nach JSONata umwandeln</translation>
    </message>
    <message>
        <source>Convert the whole machine to JSONPath</source>
        <translation>Die ganze Maschine nach JSONPath umwandeln</translation>
    </message>
    <message>
        <source>Put {0} into a Parallel</source>
        <translation>{0} in einen Parallel-Zustand setzen</translation>
    </message>
</context>
<context>
    <name>ActionMenu</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Before you agree:</source>
        <translation>Vor der Zustimmung:</translation>
    </message>
    <message>
        <source>This is not possible here:</source>
        <translation>Das geht hier nicht:</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
</context>
<context>
    <name>ActionNote</name>
    <message>
        <source>{0} has no exact counterpart in the other language</source>
        <translation>{0} hat in der anderen Sprache keine genaue Entsprechung</translation>
    </message>
    <message>
        <source>The text {0} would become an expression</source>
        <translation>Der Text {0} würde zu einem Ausdruck</translation>
    </message>
    <message>
        <source>{0} cannot be read</source>
        <translation>{0} ist nicht lesbar</translation>
    </message>
    <message>
        <source>{0} has a placeholder in it, and what that stands for is not known</source>
        <translation>{0} enthält einen Platzhalter, und wofür er steht, ist nicht bekannt</translation>
    </message>
    <message>
        <source>{0} cannot be converted, so the machine keeps its language, and converted states have their own</source>
        <translation>{0} lässt sich nicht umwandeln; daher behält die Maschine ihre Sprache, und umgewandelte Zustände haben ihre eigene</translation>
    </message>
    <message>
        <source>{0} is taken to be a list; of an object the result would differ</source>
        <translation>{0} gilt als Liste; bei einem Objekt wäre das Ergebnis anders</translation>
    </message>
    <message>
        <source>{0} is taken to lead through objects only; through lists the result would differ</source>
        <translation>{0} führt annahmegemäß nur durch Objekte; durch Listen wäre das Ergebnis anders</translation>
    </message>
    <message>
        <source>{0} is taken to find something; where it does not, the state fails now</source>
        <translation>{0} findet annahmegemäß etwas; wo nicht, scheitert der Zustand jetzt</translation>
    </message>
    <message>
        <source>The numbers of {0} are taken to be whole</source>
        <translation>Die Zahlen von {0} gelten als ganz</translation>
    </message>
    <message>
        <source>The text of {0} is taken to be plain ASCII</source>
        <translation>Der Text von {0} gilt als reines ASCII</translation>
    </message>
    <message>
        <source>Past the end of the list, {0} gave null; now the state fails</source>
        <translation>Hinter dem Ende der Liste gab {0} null; jetzt scheitert der Zustand</translation>
    </message>
    <message>
        <source>In texts, JSONata writes 1.0 as 1, and objects and lists as JSON</source>
        <translation>In Texten schreibt JSONata 1.0 als 1 und Objekte und Listen als JSON</translation>
    </message>
    <message>
        <source>{0} is handled here; after the conversion, faults of expressions have the name {1}</source>
        <translation>{0} wird hier behandelt; nach der Umwandlung heißen Fehler von Ausdrücken {1}</translation>
    </message>
    <message>
        <source>The variable ${0} would be gone behind the Parallel, where it is used</source>
        <translation>Die Variable ${0} gäbe es hinter dem Parallel-Zustand nicht mehr, wo sie gebraucht wird</translation>
    </message>
    <message>
        <source>The sides of {0} are taken to be texts, numbers, booleans or null</source>
        <translation>Die Seiten von {0} gelten als Texte, Zahlen, Wahrheitswerte oder null</translation>
    </message>
    <message>
        <source>Empty parts of a text are left out now, unlike in {0}</source>
        <translation>Leere Teile eines Textes fallen nun weg, anders als in {0}</translation>
    </message>
    <message>
        <source>A Parallel gives a list of what its branches give; {0} takes the one that is in it, so that what follows sees the same data</source>
        <translation>Ein Parallel-Zustand gibt eine Liste dessen, was seine Zweige geben; {0} nimmt das eine daraus, so dass das Folgende dieselben Daten sieht</translation>
    </message>
</context>
<context>
    <name>CanvasMenu</name>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Add After</source>
        <translation>Danach einfügen</translation>
    </message>
    <message>
        <source>Add Here</source>
        <translation>Hier einfügen</translation>
    </message>
    <message>
        <source>Add State</source>
        <translation>Zustand einfügen</translation>
    </message>
    <message>
        <source>Lead To</source>
        <translation>Führen nach</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Set as Start</source>
        <translation>Als Start setzen</translation>
    </message>
    <message>
        <source>Go to Text</source>
        <translation>Zum Text</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Refactor</source>
        <translation>Umbauen</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Choice · 1 rule + default</source>
        <translation>Choice · 1 Regel + Standard</translation>
    </message>
    <message>
        <source>Choice · 1 rule</source>
        <translation>Choice · 1 Regel</translation>
    </message>
    <message>
        <source>Choice · %1 rules + default</source>
        <translation>Choice · %1 Regeln + Standard</translation>
    </message>
    <message>
        <source>Choice · %1 rules</source>
        <translation>Choice · %1 Regeln</translation>
    </message>
    <message>
        <source>Wait until %1</source>
        <translation>Wartet bis %1</translation>
    </message>
    <message>
        <source>Wait %1 s</source>
        <translation>Wartet %1 s</translation>
    </message>
    <message>
        <source>%1 · callback</source>
        <translation>%1 · Rückruf</translation>
    </message>
    <message>
        <source>Parallel · 1 branch</source>
        <translation>Parallel · 1 Zweig</translation>
    </message>
    <message>
        <source>Parallel · %1 branches</source>
        <translation>Parallel · %1 Zweige</translation>
    </message>
    <message>
        <source>Map · distributed</source>
        <translation>Map · verteilt</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>Kein Typ</translation>
    </message>
    <message>
        <source>Unknown type: %1</source>
        <translation>Unbekannter Typ: %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>sonst</translation>
    </message>
</context>
<context>
    <name>Diagnostic</name>
    <message>
        <source>Invalid JSON: {0}</source>
        <translation>Ungültiges JSON: {0}</translation>
    </message>
    <message>
        <source>Invalid YAML: {0}</source>
        <translation>Ungültiges YAML: {0}</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text</source>
        <translation>Die Datei ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>The definition is nested more than {0} levels deep</source>
        <translation>Die Definition ist tiefer als {0} Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>The definition is larger than {0} bytes</source>
        <translation>Die Definition ist größer als {0} Bytes</translation>
    </message>
    <message>
        <source>The document is empty; a state machine is a JSON or YAML object</source>
        <translation>Das Dokument ist leer; ein Zustandsautomat ist ein JSON- oder YAML-Objekt</translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is given more than once</source>
        <translation>Das Feld „{0}“ ist mehrfach angegeben</translation>
    </message>
    <message>
        <source>{0} must be an object</source>
        <translation>{0} muss ein Objekt sein</translation>
    </message>
    <message>
        <source>These fields are required: [{0}]</source>
        <translation>Diese Felder sind nötig: [{0}]</translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is not supported</source>
        <translation>Das Feld „{0}“ wird nicht unterstützt</translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is only allowed with the query language {1}</source>
        <translation>Das Feld „{0}“ ist nur mit der Abfragesprache {1} erlaubt</translation>
    </message>
    <message>
        <source>The value must be {0}</source>
        <translation>Der Wert muss so sein: {0}</translation>
    </message>
    <message>
        <source>The value must be one of: {0}</source>
        <translation>Der Wert muss einer von diesen sein: {0}</translation>
    </message>
    <message>
        <source>The value must not be empty</source>
        <translation>Der Wert darf nicht leer sein</translation>
    </message>
    <message>
        <source>Only one of these fields is allowed: [{0}]</source>
        <translation>Nur eines dieser Felder ist erlaubt: [{0}]</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no type of state</source>
        <translation>„{0}“ ist kein Zustandstyp</translation>
    </message>
    <message>
        <source>Missing &quot;{0}&quot; target: {1}</source>
        <translation>Das Ziel von „{0}“ fehlt: {1}</translation>
    </message>
    <message>
        <source>The state &quot;{0}&quot; needs either &quot;Next&quot; or &quot;End&quot;: true</source>
        <translation>Der Zustand „{0}“ braucht entweder „Next“ oder „End“: true</translation>
    </message>
    <message>
        <source>The state &quot;{0}&quot; cannot be reached from the start</source>
        <translation>Der Zustand „{0}“ ist vom Start aus nicht erreichbar</translation>
    </message>
    <message>
        <source>No state ends the workflow: one needs &quot;End&quot;: true, or the type Succeed or Fail</source>
        <translation>Kein Zustand beendet den Ablauf: Einer braucht „End“: true oder den Typ Succeed oder Fail</translation>
    </message>
    <message>
        <source>The state name &quot;{0}&quot; is used more than once</source>
        <translation>Der Zustandsname „{0}“ kommt mehrfach vor</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no valid state name: 1 to 80 characters are allowed</source>
        <translation>„{0}“ ist kein gültiger Zustandsname: Erlaubt sind 1 bis 80 Zeichen</translation>
    </message>
    <message>
        <source>The wildcard States.ALL must stand alone, in the last entry</source>
        <translation>Der Platzhalter States.ALL muss allein im letzten Eintrag stehen</translation>
    </message>
    <message>
        <source>The Choice state &quot;{0}&quot; has no &quot;Default&quot;: an input that matches no rule fails with States.NoChoiceMatched</source>
        <translation>Der Choice-Zustand „{0}“ hat kein „Default“: Eine Eingabe, auf die keine Regel passt, scheitert mit States.NoChoiceMatched</translation>
    </message>
    <message>
        <source>Step Functions has no integration &quot;{0}&quot;</source>
        <translation>Step Functions hat keine Integration „{0}“</translation>
    </message>
    <message>
        <source>Step Functions has no integration &quot;{0}&quot;; did you mean &quot;{1}&quot;?</source>
        <translation>Step Functions hat keine Integration „{0}“; ist „{1}“ gemeint?</translation>
    </message>
    <message>
        <source>The catalogue of actions has no &quot;{0}&quot;</source>
        <translation>Der Katalog der Aktionen kennt „{0}“ nicht</translation>
    </message>
    <message>
        <source>The catalogue of actions has no &quot;{0}&quot;; did you mean &quot;{1}&quot;?</source>
        <translation>Der Katalog der Aktionen kennt „{0}“ nicht; ist „{1}“ gemeint?</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is spelled &quot;{1}&quot;: capitals and small letters differ</source>
        <translation>„{0}“ wird „{1}“ geschrieben: Groß- und Kleinbuchstaben zählen</translation>
    </message>
    <message>
        <source>The pattern &quot;{1}&quot; does not exist for &quot;{0}&quot;; there is: {2}</source>
        <translation>Das Muster „{1}“ gibt es bei „{0}“ nicht; es gibt: {2}</translation>
    </message>
    <message>
        <source>AWS documents both that &quot;{0}&quot; can wait for a task token and that it cannot</source>
        <translation>AWS dokumentiert sowohl, dass „{0}“ auf ein Task-Token warten kann, als auch, dass es das nicht kann</translation>
    </message>
    <message>
        <source>Only ItemReader and ResultWriter of a Map can name &quot;{0}&quot;</source>
        <translation>Nur ItemReader und ResultWriter einer Map können „{0}“ nennen</translation>
    </message>
    <message>
        <source>AWS documents that Step Functions cannot call &quot;{0}&quot;</source>
        <translation>AWS dokumentiert, dass Step Functions „{0}“ nicht aufrufen kann</translation>
    </message>
    <message>
        <source>AWS has shut down &quot;{0}&quot;</source>
        <translation>AWS hat „{0}“ eingestellt</translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; is required for &quot;{1}&quot;</source>
        <translation>Das Feld „{0}“ ist für „{1}“ erforderlich</translation>
    </message>
    <message>
        <source>&quot;{1}&quot; has no argument &quot;{0}&quot;</source>
        <translation>„{1}“ hat kein Argument „{0}“</translation>
    </message>
    <message>
        <source>&quot;{1}&quot; has no argument &quot;{0}&quot;; did you mean &quot;{2}&quot;?</source>
        <translation>„{1}“ hat kein Argument „{0}“; ist „{2}“ gemeint?</translation>
    </message>
    <message>
        <source>&quot;{1}&quot; needs the argument &quot;{0}&quot;</source>
        <translation>„{1}“ braucht das Argument „{0}“</translation>
    </message>
    <message>
        <source>&quot;{1}&quot; needs one of these arguments: [{0}]</source>
        <translation>„{1}“ braucht eines dieser Argumente: [{0}]</translation>
    </message>
    <message>
        <source>&quot;{1}&quot; takes only one of these arguments: [{0}]</source>
        <translation>„{1}“ nimmt nur eines dieser Argumente: [{0}]</translation>
    </message>
    <message>
        <source>The argument &quot;{0}&quot; must be {1}</source>
        <translation>Das Argument „{0}“ muss sein: {1}</translation>
    </message>
    <message>
        <source>The argument &quot;{0}&quot; must be one of: {1}</source>
        <translation>Das Argument „{0}“ muss eines hiervon sein: {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; never matches here: this resource fails with &quot;{1}&quot;</source>
        <translation>„{0}“ passt hier nie: Diese Ressource scheitert mit „{1}“</translation>
    </message>
    <message>
        <source>Invalid path &quot;{0}&quot;: {1}</source>
        <translation>Ungültiger Pfad „{0}“: {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no reference path: it must name a single value</source>
        <translation>„{0}“ ist kein Referenzpfad: Er muss genau einen Wert benennen</translation>
    </message>
    <message>
        <source>Invalid intrinsic function &quot;{0}&quot;: {1}</source>
        <translation>Ungültige eingebaute Funktion „{0}“: {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no timestamp such as 2026-01-31T12:00:00Z</source>
        <translation>„{0}“ ist kein Zeitstempel wie 2026-01-31T12:00:00Z</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no resource that a Task can call</source>
        <translation>„{0}“ ist keine Ressource, die ein Task aufrufen kann</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; looks like a path, but is passed as text: name the field &quot;{0}.$&quot; to pass what the path finds</source>
        <translation>Der Wert „{1}“ sieht wie ein Pfad aus, wird aber als Text übergeben: Mit dem Feldnamen „{0}.$“ wird übergeben, was der Pfad findet</translation>
    </message>
    <message>
        <source>The query language cannot be {1} in a machine that is written in {0}</source>
        <translation>Die Abfragesprache kann nicht {1} sein, da die ganze Maschine {0} verwendet</translation>
    </message>
    <message>
        <source>The field &quot;{0}&quot; does not go with {1}</source>
        <translation>Das Feld „{0}“ passt nicht zu {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no valid label: 1 to 40 characters, without blanks, wildcards, brackets and special characters</source>
        <translation>„{0}“ ist keine gültige Bezeichnung: 1 bis 40 Zeichen, ohne Leerzeichen, Platzhalter, Klammern und Sonderzeichen</translation>
    </message>
    <message>
        <source>The label &quot;{0}&quot; is used more than once</source>
        <translation>Die Bezeichnung „{0}“ wird mehrfach verwendet</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is the old name of &quot;{1}&quot;</source>
        <translation>„{0}“ ist der alte Name von „{1}“</translation>
    </message>
    <message>
        <source>&quot;{1}&quot; lies in another container: &quot;{0}&quot; cannot lead into or out of one</source>
        <translation>„{1}“ liegt in einem anderen Container: „{0}“ kann nicht hinein- oder hinausführen</translation>
    </message>
    <message>
        <source>Once &quot;{0}&quot; is reached, the workflow never ends: every way leads back</source>
        <translation>Ist „{0}“ einmal erreicht, endet der Workflow nie: Jeder Weg führt zurück</translation>
    </message>
    <message>
        <source>This rule never applies: rule {0} asks for the same and comes first</source>
        <translation>Diese Regel trifft nie zu: Regel {0} prüft dasselbe und kommt zuerst</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; looks like a call, but is passed as text: name the field &quot;{0}.$&quot; to pass its result</source>
        <translation>Der Wert „{1}“ sieht wie ein Aufruf aus, wird aber als Text übergeben: Mit dem Feldnamen „{0}.$“ wird sein Ergebnis übergeben</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; looks like a path, but &quot;{0}&quot; takes it as text: &quot;{0}Path&quot; takes a path</source>
        <translation>Der Wert „{1}“ sieht wie ein Pfad aus, „{0}“ nimmt ihn aber als Text: „{0}Path“ nimmt einen Pfad</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; stays as it is: Result is never evaluated, Parameters is</source>
        <translation>„{0}“ bleibt, wie es ist: Result wird nie ausgewertet, Parameters schon</translation>
    </message>
    <message>
        <source>No state on the way here gives &quot;{0}&quot;: there is {1}</source>
        <translation>Kein Zustand auf dem Weg hierher liefert „{0}“: Es gibt {1}</translation>
    </message>
    <message>
        <source>The Context Object has no &quot;{0}&quot;</source>
        <translation>Das Kontextobjekt hat kein „{0}“</translation>
    </message>
    <message>
        <source>This data has {0} bytes; a state can pass on {1}</source>
        <translation>Diese Daten haben {0} Bytes; ein Zustand kann {1} weitergeben</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no valid name of a variable: letters, digits and _, not beginning with a digit, at most 80 characters</source>
        <translation>„{0}“ ist kein gültiger Variablenname: Buchstaben, Ziffern und _, nicht mit einer Ziffer am Anfang, höchstens 80 Zeichen</translation>
    </message>
    <message>
        <source>The name &quot;{0}&quot; is reserved</source>
        <translation>Der Name „{0}“ ist reserviert</translation>
    </message>
    <message>
        <source>No state assigns the variable &quot;${0}&quot;</source>
        <translation>Kein Zustand weist die Variable „${0}“ zu</translation>
    </message>
    <message>
        <source>The variable &quot;${0}&quot; is not visible here: no state that comes before assigns it, or only one inside another container</source>
        <translation>Die Variable „${0}“ ist hier nicht sichtbar: Kein Zustand davor weist sie zu, oder nur einer in einem anderen Container</translation>
    </message>
    <message>
        <source>The variable &quot;${0}&quot; of an outer scope cannot be assigned in here</source>
        <translation>Die Variable „${0}“ eines äußeren Bereichs kann hier nicht zugewiesen werden</translation>
    </message>
    <message>
        <source>Nothing reads the variable &quot;${0}&quot;</source>
        <translation>Nichts liest die Variable „${0}“</translation>
    </message>
    <message>
        <source>A JSONata text begins with {% and ends with %}</source>
        <translation>Ein JSONata-Text beginnt mit {% und endet mit %}</translation>
    </message>
    <message>
        <source>Invalid JSONata: {0}</source>
        <translation>Ungültiges JSONata: {0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has nothing to refer to here: {1}</source>
        <translation>„{0}“ kann sich hier auf nichts beziehen: {1}</translation>
    </message>
    <message>
        <source>There is no function &quot;${0}&quot;{1}</source>
        <translation>Es gibt keine Funktion „${0}“{1}</translation>
    </message>
    <message>
        <source>&quot;${0}&quot; takes {1}, not {2}</source>
        <translation>„${0}“ nimmt {1}, nicht {2}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is passed as text: JSONata states read their input as {1}</source>
        <translation>„{0}“ wird als Text übergeben: JSONata-Zustände lesen ihre Eingabe mit {1}</translation>
    </message>
    <message>
        <source>Step Functions raises no error &quot;{0}&quot;{1}</source>
        <translation>Step Functions meldet keinen Fehler „{0}“{1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; never matches: error names are compared as a whole, without wildcards</source>
        <translation>„{0}“ passt nie: Fehlernamen werden als Ganzes verglichen, ohne Platzhalter</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; ends the execution; neither Retry nor Catch meets it</source>
        <translation>„{0}“ beendet die Ausführung; weder Retry noch Catch erreichen es</translation>
    </message>
    <message>
        <source>Entry {1} comes first and takes &quot;{0}&quot; as well</source>
        <translation>Eintrag {1} kommt zuerst und nimmt „{0}“ ebenfalls</translation>
    </message>
    <message>
        <source>MaxDelaySeconds, {0}, should be greater than IntervalSeconds, {1}</source>
        <translation>MaxDelaySeconds, {0}, sollte größer als IntervalSeconds, {1}, sein</translation>
    </message>
    <message>
        <source>A retry of &quot;{0}&quot; may do its work twice: nothing here tells the service that it is the same request</source>
        <translation>Ein erneuter Versuch von „{0}“ kann die Arbeit zweimal tun: Nichts hier sagt dem Dienst, dass es dieselbe Anfrage ist</translation>
    </message>
    <message>
        <source>Lambda fails now and then for reasons of its own; a Retry for its service errors hides that</source>
        <translation>Lambda scheitert gelegentlich aus eigenen Gründen; ein Retry für seine Dienstfehler verbirgt das</translation>
    </message>
    <message>
        <source>Without TimeoutSeconds this task can wait {0} for an answer that never comes</source>
        <translation>Ohne TimeoutSeconds kann diese Aufgabe {0} auf eine Antwort warten, die nie kommt</translation>
    </message>
    <message>
        <source>The task waits for its token, but &quot;{0}&quot; is passed to nobody</source>
        <translation>Die Aufgabe wartet auf ihr Token, „{0}“ wird aber niemandem übergeben</translation>
    </message>
    <message>
        <source>There is no task token here: only tasks with .waitForTaskToken have one</source>
        <translation>Hier gibt es kein Token: Nur Aufgaben mit .waitForTaskToken haben eines</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a text, as DynamoDB gives its numbers: {1} never matches it</source>
        <translation>„{0}“ ist ein Text, da DynamoDB Zahlen so liefert: {1} trifft nie zu</translation>
    </message>
    <message>
        <source>An inline Map runs at most {0} iterations at once</source>
        <translation>Ein Inline-Map führt höchstens {0} Durchläufe gleichzeitig aus</translation>
    </message>
    <message>
        <source>An Express workflow ends after {0} seconds at the latest</source>
        <translation>Ein Express-Workflow endet spätestens nach {0} Sekunden</translation>
    </message>
    <message>
        <source>An Express workflow cannot use {0}</source>
        <translation>Ein Express-Workflow kann {0} nicht verwenden</translation>
    </message>
    <message>
        <source>The definition has {0} bytes; Step Functions takes {1}</source>
        <translation>Die Definition hat {0} Bytes; Step Functions nimmt {1} an</translation>
    </message>
    <message>
        <source>The history of one execution comes to {0} events here; it ends with an error at {1}</source>
        <translation>Der Verlauf einer Ausführung kommt hier auf {0} Ereignisse; bei {1} endet sie mit einem Fehler</translation>
    </message>
    <message>
        <source>No execution lasts longer than {0} seconds, which is a year</source>
        <translation>Keine Ausführung dauert länger als {0} Sekunden, also ein Jahr</translation>
    </message>
    <message>
        <source>An HTTP task ends after {0} seconds at the latest</source>
        <translation>Eine HTTP-Aufgabe endet spätestens nach {0} Sekunden</translation>
    </message>
    <message>
        <source>A distributed Map runs at most {0} child executions at once</source>
        <translation>Eine verteilte Map führt höchstens {0} Kindausführungen zugleich aus</translation>
    </message>
    <message>
        <source>This loop comes round every {0} seconds: {1} state transitions are billed each time, and the history is full after {2}</source>
        <translation>Diese Schleife läuft alle {0} Sekunden um: jedes Mal werden {1} Zustandsübergänge berechnet, und nach {2} ist der Verlauf voll</translation>
    </message>
    <message>
        <source>This loop asks &quot;{0}&quot; until a job is done; &quot;{1}&quot; waits for it by itself</source>
        <translation>Diese Schleife fragt mit „{0}“, bis ein Auftrag fertig ist; „{1}“ wartet selbst darauf</translation>
    </message>
    <message>
        <source>Each item starts a Standard execution and pays its {0} state transitions: EXPRESS children, or several items in one with ItemBatcher, cost less</source>
        <translation>Jedes Element startet eine Standard-Ausführung und kostet deren {0} Zustandsübergänge: EXPRESS-Kinder oder mehrere Elemente in einem mit ItemBatcher sind günstiger</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; fails whatever the input is: {1}</source>
        <translation>„{0}“ schlägt bei jeder Eingabe fehl: {1}</translation>
    </message>
    <message>
        <source>&quot;$states&quot; has no &quot;{0}&quot;; there is: {1}</source>
        <translation>„$states“ hat kein „{0}“; es gibt: {1}</translation>
    </message>
    <message>
        <source>${{0}} is {1}: {2}</source>
        <translation>${{0}} ist {1}: {2}</translation>
    </message>
    <message>
        <source>With environment {3}, ${{0}} is {1}: {2}</source>
        <translation>Mit der Umgebung {3} ist ${{0}} {1}: {2}</translation>
    </message>
</context>
<context>
    <name>DrawingExport</name>
    <message>
        <source>PNG image</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>There is not enough memory for the image.</source>
        <translation>Der Speicher reicht für das Bild nicht aus.</translation>
    </message>
</context>
<context>
    <name>EdgeItem</name>
    <message>
        <source>Transition from %1 to %2</source>
        <translation>Übergang von %1 nach %2</translation>
    </message>
    <message>
        <source>Transition from %1 to %2, %3</source>
        <translation>Übergang von %1 nach %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, taken %n time(s)</source>
        <translation>
            <numerusform>%1, %n-mal genommen</numerusform>
            <numerusform>%1, %n-mal genommen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cannot open {0}: {1}</source>
        <translation>{0} lässt sich nicht öffnen: {1}</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}</source>
        <translation>{0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}</source>
        <translation>{0} lässt sich nicht schreiben: {1}</translation>
    </message>
    <message>
        <source>{0} is not UTF-8 text: byte {1} belongs to no character</source>
        <translation>{0} ist kein UTF-8-Text: Byte {1} gehört zu keinem Zeichen</translation>
    </message>
    <message>
        <source>Invalid JSON at line {1}, column {2}: {0}</source>
        <translation>Ungültiges JSON in Zeile {1}, Spalte {2}: {0}</translation>
    </message>
    <message>
        <source>Invalid mock file at {0}: {1}</source>
        <translation>Ungültige Mock-Datei bei {0}: {1}</translation>
    </message>
    <message>
        <source>There is no test case {0}; there are: {1}</source>
        <translation>Es gibt keinen Testfall {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>The limit of {1} {0} is exceeded</source>
        <translation>Die Grenze von {1} {0} ist überschritten</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The graph cannot be laid out: {0}</source>
        <translation>Der Graph lässt sich nicht anordnen: {0}</translation>
    </message>
    <message>
        <source>This edit is not possible: {0}</source>
        <translation>Diese Änderung ist nicht möglich: {0}</translation>
    </message>
    <message>
        <source>The state machine definition is invalid: {0}</source>
        <translation>Die Definition des Zustandsautomaten ist ungültig: {0}</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} has {1}; the limit is {2}</source>
        <translation>{0} hat {1}; die Grenze liegt bei {2}</translation>
    </message>
</context>
<context>
    <name>FileChooser</name>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON-Dateien (*.json);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>JsonText</name>
    <message>
        <source>1 element</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>%1 elements</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 Feld</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Felder</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Calls a service</source>
        <translation>Ruft einen Dienst auf</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>Shapes or adds data</source>
        <translation>Formt oder ergänzt Daten</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Choice</translation>
    </message>
    <message>
        <source>Branches by rules</source>
        <translation>Verzweigt nach Regeln</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>Lets time pass</source>
        <translation>Lässt Zeit vergehen</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>Parallel</translation>
    </message>
    <message>
        <source>Runs branches side by side</source>
        <translation>Führt Zweige nebeneinander aus</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>Runs once for each item</source>
        <translation>Läuft einmal je Element</translation>
    </message>
    <message>
        <source>Succeed</source>
        <translation>Succeed</translation>
    </message>
    <message>
        <source>Ends well</source>
        <translation>Endet gut</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Fail</translation>
    </message>
    <message>
        <source>Ends with an error</source>
        <translation>Endet mit einem Fehler</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>State machines</source>
        <translation>Zustandsautomaten</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Open State Machine</source>
        <translation>Zustandsautomat öffnen</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Unsaved Changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ enthält Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>File Changed on Disk</source>
        <translation>Datei wurde geändert</translation>
    </message>
    <message>
        <source>Another program has changed “%1”.</source>
        <translation>Ein anderes Programm hat „%1“ geändert.</translation>
    </message>
    <message>
        <source>Loading it discards your unsaved changes here.</source>
        <translation>Beim Laden gehen Ihre ungespeicherten Änderungen hier verloren.</translation>
    </message>
    <message>
        <source>You have no unsaved changes here.</source>
        <translation>Sie haben hier keine ungespeicherten Änderungen.</translation>
    </message>
    <message>
        <source>Load from Disk</source>
        <translation>Von der Platte laden</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>Meine Fassung behalten</translation>
    </message>
    <message>
        <source>About Stepglass</source>
        <translation>Über Stepglass</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Stepglass %1&lt;/h3&gt;&lt;p&gt;Design and debug AWS Step Functions state machines on your own desk.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Stepglass %1&lt;/h3&gt;&lt;p&gt;AWS-Step-Functions-Zustandsautomaten am eigenen Schreibtisch entwerfen und untersuchen.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Unsaved Changes Found</source>
        <translation>Nicht gespeicherte Änderungen gefunden</translation>
    </message>
    <message>
        <source>“%1” has changes that were never saved.</source>
        <translation>„%1“ hat Änderungen, die nie gespeichert wurden.</translation>
    </message>
    <message>
        <source>Stepglass ended unexpectedly. They are from %1.</source>
        <translation>Stepglass wurde unerwartet beendet. Sie sind von %1.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 T. %2 Std.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>In progress · %1 events</source>
        <translation>In Arbeit · %1 Ereignisse</translation>
    </message>
    <message>
        <source>1 transition</source>
        <translation>1 Übergang</translation>
    </message>
    <message>
        <source>%1 transitions</source>
        <translation>%1 Übergänge</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Tipp</translation>
    </message>
</context>
<context>
    <name>StateNodeItem</name>
    <message>
        <source>Task state</source>
        <translation>Task-Zustand</translation>
    </message>
    <message>
        <source>Pass state</source>
        <translation>Pass-Zustand</translation>
    </message>
    <message>
        <source>Choice state</source>
        <translation>Choice-Zustand</translation>
    </message>
    <message>
        <source>Wait state</source>
        <translation>Wait-Zustand</translation>
    </message>
    <message>
        <source>Succeed state</source>
        <translation>Succeed-Zustand</translation>
    </message>
    <message>
        <source>Fail state</source>
        <translation>Fail-Zustand</translation>
    </message>
    <message>
        <source>Parallel state</source>
        <translation>Parallel-Zustand</translation>
    </message>
    <message>
        <source>Map state</source>
        <translation>Map-Zustand</translation>
    </message>
    <message>
        <source>State of unknown type</source>
        <translation>Zustand von unbekanntem Typ</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>State without a name</source>
        <translation>Zustand ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>entered %n time(s)</source>
        <translation>
            <numerusform>%n-mal betreten</numerusform>
            <numerusform>%n-mal betreten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s)</source>
        <translation>
            <numerusform>%n Wiederholung</numerusform>
            <numerusform>%n Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>its text is broken</source>
        <translation>sein Text ist fehlerhaft</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>leads to %1</source>
        <translation>führt nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in progress</source>
        <translation>
            <numerusform>%n in Arbeit</numerusform>
            <numerusform>%n in Arbeit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) for trying again</source>
        <translation>
            <numerusform>%n Regel für neue Versuche</numerusform>
            <numerusform>%n Regeln für neue Versuche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) for catching errors</source>
        <translation>
            <numerusform>%n Regel zum Abfangen von Fehlern</numerusform>
            <numerusform>%n Regeln zum Abfangen von Fehlern</numerusform>
        </translation>
    </message>
    <message>
        <source>The text of this state is broken</source>
        <translation>Der Text dieses Zustands ist fehlerhaft</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>Drop a state here</source>
        <translation>Einen Zustand hier ablegen</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not started</source>
        <translation>Nicht begonnen</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <source>Caught error</source>
        <translation>Fehler abgefangen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Canceled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>TerminalItem</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Start of the state machine</source>
        <translation>Start des Zustandsautomaten</translation>
    </message>
    <message>
        <source>End of the state machine</source>
        <translation>Ende des Zustandsautomaten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>VisitCards</name>
    <message>
        <source>found %1</source>
        <translation>gefunden: %1</translation>
    </message>
    <message>
        <source>found nothing</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Why this branch</source>
        <translation>Warum dieser Weg</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>genommen</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>true</source>
        <translation>wahr</translation>
    </message>
    <message>
        <source>false</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>Rule %1 → %2</source>
        <translation>Regel %1 → %2</translation>
    </message>
    <message>
        <source>Default → %1</source>
        <translation>Standard → %1</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>at +%1, took %2</source>
        <translation>bei +%1, dauerte %2</translation>
    </message>
    <message>
        <source>tried again after %1</source>
        <translation>neuer Versuch nach %1</translation>
    </message>
    <message>
        <source>, by retrier %1</source>
        <translation>, durch Wiederholregel %1</translation>
    </message>
    <message>
        <source>Retriers and catchers</source>
        <translation>Wiederhol- und Fangregeln</translation>
    </message>
    <message>
        <source>This state has no Retry and no Catch: the error ended the run.</source>
        <translation>Dieser Zustand hat weder Retry noch Catch: Der Fehler beendete den Lauf.</translation>
    </message>
    <message>
        <source>Catcher %1 · %2</source>
        <translation>Fangregel %1 · %2</translation>
    </message>
    <message>
        <source>Retrier %1 · %2</source>
        <translation>Wiederholregel %1 · %2</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>passt nicht</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Visual designer and debugger for AWS Step Functions state machines</source>
        <translation>Entwurf und Fehlersuche für AWS-Step-Functions-Zustandsautomaten</translation>
    </message>
    <message>
        <source>The definition to open (.asl.json, .asl.yaml)</source>
        <translation>Die Definition, die geöffnet wird (.asl.json, .asl.yaml)</translation>
    </message>
    <message>
        <source>Open an example, ready to run</source>
        <translation>Ein lauffähiges Beispiel öffnen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::canvas::CanvasView</name>
    <message>
        <source>Graph of the state machine</source>
        <translation>Graph des Zustandsautomaten</translation>
    </message>
    <message>
        <source>Select a state to rename it</source>
        <translation>Zum Umbenennen einen Zustand auswählen</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>The text cannot be read</source>
        <translation>Der Text ist nicht lesbar</translation>
    </message>
    <message>
        <source>Drop a state here</source>
        <translation>Einen Zustand hier ablegen</translation>
    </message>
    <message>
        <source>See the problems for what is wrong and where.</source>
        <translation>Was wo falsch ist, steht bei den Problemen.</translation>
    </message>
    <message>
        <source>Or press Insert to choose the first state.</source>
        <translation>Oder mit Einfg den ersten Zustand wählen.</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::canvas::Gestures</name>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Select a state to delete it</source>
        <translation>Zum Löschen einen Zustand auswählen</translation>
    </message>
    <message>
        <source>This transition cannot be deleted alone. Lead it elsewhere, or remove its rule.</source>
        <translation>Dieser Übergang lässt sich nicht allein löschen. Führen Sie ihn woandershin, oder entfernen Sie seine Regel.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Select a state to add another after it</source>
        <translation>Einen Zustand auswählen, um danach einen einzufügen</translation>
    </message>
    <message>
        <source>%1 ends the state machine; nothing can follow it</source>
        <translation>%1 beendet den Zustandsautomaten; danach kann nichts folgen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 einfügen</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>der Start</translation>
    </message>
    <message>
        <source>End after %1</source>
        <translation>Nach %1 enden</translation>
    </message>
    <message>
        <source>Lead %1 to %2</source>
        <translation>%1 nach %2 führen</translation>
    </message>
    <message>
        <source>Let %1 lead to %2</source>
        <translation>%1 nach %2 führen lassen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::canvas::Minimap</name>
    <message>
        <source>Overview of the graph</source>
        <translation>Überblick über den Graphen</translation>
    </message>
    <message>
        <source>Drag to move the view</source>
        <translation>Ziehen verschiebt den Ausschnitt</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::canvas::RenameEditor</name>
    <message>
        <source>New name of the state</source>
        <translation>Neuer Name des Zustands</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::canvas::ZoomBar</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <source>Zoom to 100 %</source>
        <translation>Auf 100 % zoomen</translation>
    </message>
    <message>
        <source>Zoom to 100 % (0)</source>
        <translation>Auf 100 % zoomen (0)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all (F)</source>
        <translation>Alles zeigen (F)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::document::RecoveryJournal</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Recover unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen wiederherstellen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::document::WorkflowDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::Assistance</name>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>Vervollständigung</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Rename state</source>
        <translation>Zustand umbenennen</translation>
    </message>
    <message>
        <source>“%1” cannot be a variable&apos;s name here</source>
        <translation>„%1“ kann hier kein Variablenname sein</translation>
    </message>
    <message>
        <source>Rename variable</source>
        <translation>Variable umbenennen</translation>
    </message>
    <message>
        <source>No state, variable or placeholder is named here</source>
        <translation>Hier wird kein Zustand, keine Variable und kein Platzhalter genannt</translation>
    </message>
    <message>
        <source>“%1” cannot be a placeholder&apos;s name here</source>
        <translation>„%1“ kann hier kein Platzhalter heißen</translation>
    </message>
    <message>
        <source>Rename placeholder</source>
        <translation>Platzhalter umbenennen</translation>
    </message>
    <message>
        <source>There is nothing to repair or to rearrange here</source>
        <translation>Hier gibt es nichts zu beheben oder umzubauen</translation>
    </message>
    <message>
        <source>Repairs and refactorings</source>
        <translation>Behebungen und Umbauten</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::CompletionPopup</name>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::Decorations</name>
    <message>
        <source>Ctrl+. repairs it</source>
        <translation>Strg+. behebt es</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::FindBar</name>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 replaced</source>
        <translation>%1 ersetzt</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::ScintillaView</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Repairs and re&amp;factorings…</source>
        <translation>Behebungen und &amp;Umbauten…</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::SignatureTip</name>
    <message>
        <source>Parameters of the function</source>
        <translation>Parameter der Funktion</translation>
    </message>
    <message>
        <source>More arguments than the function takes.</source>
        <translation>Mehr Argumente, als die Funktion nimmt.</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::editor::SourceEditor</name>
    <message>
        <source>Text of the definition</source>
        <translation>Text der Definition</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::ConfigurationForm</name>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What is this state for?</source>
        <translation>Wozu dient dieser Zustand?</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Next state</source>
        <translation>Nächster Zustand</translation>
    </message>
    <message>
        <source>State name</source>
        <translation>Name des Zustands</translation>
    </message>
    <message>
        <source>A state needs a name</source>
        <translation>Ein Zustand braucht einen Namen</translation>
    </message>
    <message>
        <source>Rename state</source>
        <translation>Zustand umbenennen</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>the state&apos;s input</source>
        <translation>die Eingabe des Zustands</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Timeout in seconds</source>
        <translation>Zeitgrenze in Sekunden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Heartbeat in seconds</source>
        <translation>Lebenszeichen in Sekunden</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>a name, as in OutOfStock</source>
        <translation>ein Name, etwa OutOfStock</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>a sentence for people</source>
        <translation>ein Satz für Menschen</translation>
    </message>
    <message>
        <source>Error, by path</source>
        <translation>Fehler, über einen Pfad</translation>
    </message>
    <message>
        <source>Cause, by path</source>
        <translation>Ursache, über einen Pfad</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Zweige</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>Zweig %1</translation>
    </message>
    <message>
        <source>1 state</source>
        <translation>1 Zustand</translation>
    </message>
    <message>
        <source>%1 states</source>
        <translation>%1 Zustände</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Items path</source>
        <translation>Pfad der Elemente</translation>
    </message>
    <message>
        <source>Item selector</source>
        <translation>Auswahl je Element</translation>
    </message>
    <message>
        <source>the item</source>
        <translation>das Element</translation>
    </message>
    <message>
        <source>Concurrent iterations at most</source>
        <translation>Höchstens gleichzeitige Durchgänge</translation>
    </message>
    <message>
        <source>no limit (0)</source>
        <translation>keine Grenze (0)</translation>
    </message>
    <message>
        <source>Tolerated failures in percent</source>
        <translation>Geduldete Fehlschläge in Prozent</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Wait</translation>
    </message>
    <message>
        <source>For some seconds</source>
        <translation>Einige Sekunden lang</translation>
    </message>
    <message>
        <source>For the seconds that a path finds</source>
        <translation>So viele Sekunden, wie ein Pfad findet</translation>
    </message>
    <message>
        <source>Until a moment</source>
        <translation>Bis zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>Until the moment that a path finds</source>
        <translation>Bis zum Zeitpunkt, den ein Pfad findet</translation>
    </message>
    <message>
        <source>How long, or until when</source>
        <translation>Wie lange oder bis wann</translation>
    </message>
    <message>
        <source>Write the seconds as a whole number</source>
        <translation>Die Sekunden als ganze Zahl schreiben</translation>
    </message>
    <message>
        <source>Write a moment as in 2026-01-31T12:00:00Z</source>
        <translation>Einen Zeitpunkt schreiben, etwa 2026-01-31T12:00:00Z</translation>
    </message>
    <message>
        <source>Write a path as in $.seconds</source>
        <translation>Einen Pfad schreiben, etwa $.seconds</translation>
    </message>
    <message>
        <source>Change wait</source>
        <translation>Warten ändern</translation>
    </message>
    <message>
        <source>Rules, first match wins</source>
        <translation>Regeln, die erste passende gilt</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Führt nach</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>An input that matches no rule fails with States.NoChoiceMatched.</source>
        <translation>Eine Eingabe, auf die keine Regel passt, scheitert mit States.NoChoiceMatched.</translation>
    </message>
    <message>
        <source>Add a default</source>
        <translation>Einen Standard hinzufügen</translation>
    </message>
    <message>
        <source>Add default</source>
        <translation>Standard hinzufügen</translation>
    </message>
    <message>
        <source>Retry on errors</source>
        <translation>Bei Fehlern neu versuchen</translation>
    </message>
    <message>
        <source>Retrier %1</source>
        <translation>Wiederholregel %1</translation>
    </message>
    <message>
        <source>Remove retrier</source>
        <translation>Wiederholregel entfernen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>First pause in s</source>
        <translation>Erste Pause in s</translation>
    </message>
    <message>
        <source>Retries at most</source>
        <translation>Höchstens Wiederholungen</translation>
    </message>
    <message>
        <source>Each pause times</source>
        <translation>Jede Pause mal</translation>
    </message>
    <message>
        <source>Longest pause in s</source>
        <translation>Längste Pause in s</translation>
    </message>
    <message>
        <source>+ Add retrier</source>
        <translation>+ Wiederholregel hinzufügen</translation>
    </message>
    <message>
        <source>Add retrier</source>
        <translation>Wiederholregel hinzufügen</translation>
    </message>
    <message>
        <source>Catch errors</source>
        <translation>Fehler abfangen</translation>
    </message>
    <message>
        <source>Catcher %1</source>
        <translation>Fangregel %1</translation>
    </message>
    <message>
        <source>Remove catcher</source>
        <translation>Fangregel entfernen</translation>
    </message>
    <message>
        <source>Error goes to</source>
        <translation>Fehler geht nach</translation>
    </message>
    <message>
        <source>+ Add catcher</source>
        <translation>+ Fangregel hinzufügen</translation>
    </message>
    <message>
        <source>Add catcher</source>
        <translation>Fangregel hinzufügen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::DataForm</name>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>the state&apos;s input</source>
        <translation>die Eingabe des Zustands</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>the result</source>
        <translation>das Ergebnis</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>A Fail state ends the run: it has no output.</source>
        <translation>Ein Fail-Zustand beendet den Lauf: Er hat keine Ausgabe.</translation>
    </message>
    <message>
        <source>InputPath: the part of the input that is used</source>
        <translation>InputPath: der Teil der Eingabe, der verwendet wird</translation>
    </message>
    <message>
        <source>Parameters: what is made of it</source>
        <translation>Parameters: was daraus gemacht wird</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>ItemSelector: what each iteration gets</source>
        <translation>ItemSelector: was jeder Durchgang bekommt</translation>
    </message>
    <message>
        <source>the item</source>
        <translation>das Element</translation>
    </message>
    <message>
        <source>ResultSelector: what is made of the result</source>
        <translation>ResultSelector: was aus dem Ergebnis gemacht wird</translation>
    </message>
    <message>
        <source>ResultPath: where the result goes in the input (null drops it)</source>
        <translation>ResultPath: wohin das Ergebnis in der Eingabe kommt (null verwirft es)</translation>
    </message>
    <message>
        <source>OutputPath: the part that goes on</source>
        <translation>OutputPath: der Teil, der weitergeht</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::Field</name>
    <message>
        <source>&quot;%1&quot; is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::Form</name>
    <message>
        <source>Set %1</source>
        <translation>%1 setzen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Show the target</source>
        <translation>Das Ziel zeigen</translation>
    </message>
    <message>
        <source>End of the workflow or branch</source>
        <translation>Ende des Ablaufs oder Zweigs</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keiner)</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Change target</source>
        <translation>Ziel ändern</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Definition of the state</source>
        <translation>Definition des Zustands</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Mock</source>
        <translation>Mock</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>This state has not been visited at this moment of the run.</source>
        <translation>Dieser Zustand wurde bis zu diesem Augenblick des Laufs nicht besucht.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Execution</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Workflow · 1 state</source>
        <translation>Ablauf · 1 Zustand</translation>
    </message>
    <message>
        <source>Workflow · %1 states</source>
        <translation>Ablauf · %1 Zustände</translation>
    </message>
    <message>
        <source>This execution ended without an output.</source>
        <translation>Dieser Lauf endete ohne Ausgabe.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::MachineForm</name>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>What is this workflow for?</source>
        <translation>Wozu dient dieser Ablauf?</translation>
    </message>
    <message>
        <source>Start at</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Timeout in seconds</source>
        <translation>Zeitgrenze in Sekunden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Query language</source>
        <translation>Abfragesprache</translation>
    </message>
    <message>
        <source>Select a state to see what it does.</source>
        <translation>Einen Zustand auswählen, um zu sehen, was er tut.</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::MockPage</name>
    <message>
        <source>Only Task states ask services. Select one to say what it is answered.</source>
        <translation>Nur Task-Zustände rufen Dienste auf. Einen auswählen, um festzulegen, was ihm geantwortet wird.</translation>
    </message>
    <message>
        <source>Mocked answers as JSON</source>
        <translation>Nachgestellte Antworten als JSON</translation>
    </message>
    <message>
        <source>No answers: a run fails here and says so.</source>
        <translation>Keine Antworten: Ein Lauf scheitert hier und sagt es.</translation>
    </message>
    <message>
        <source>What this state is answered in the next run, by the number of the call. &quot;0-1&quot; stands for the first two calls.</source>
        <translation>Was diesem Zustand im nächsten Lauf geantwortet wird, nach der Nummer des Aufrufs. „0-1“ steht für die ersten beiden Aufrufe.</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Throw</source>
        <translation>Scheitern</translation>
    </message>
    <message>
        <source>Remove answers</source>
        <translation>Antworten entfernen</translation>
    </message>
    <message>
        <source>Throw first</source>
        <translation>Erst werfen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::inspector::VisitPage</name>
    <message>
        <source>Visit</source>
        <translation>Besuch</translation>
    </message>
    <message>
        <source>Visit </source>
        <translation>Besuch </translation>
    </message>
    <message>
        <source>Events of this visit</source>
        <translation>Ereignisse dieses Besuchs</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Data flow</source>
        <translation>Datenfluss</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source> · +%1 s to +%2 s</source>
        <translation> · +%1 s bis +%2 s</translation>
    </message>
    <message>
        <source> · since +%1 s</source>
        <translation> · seit +%1 s</translation>
    </message>
    <message>
        <source> · %1 #%2</source>
        <translation> · %1 Nr. %2</translation>
    </message>
    <message>
        <source>Retries (%1)</source>
        <translation>Wiederholungen (%1)</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>This visit ended without an output.</source>
        <translation>Dieser Besuch endete ohne Ausgabe.</translation>
    </message>
    <message>
        <source>At this moment the state had not ended yet.</source>
        <translation>In diesem Augenblick war der Zustand noch nicht zu Ende.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>DATA</source>
        <translation>DATEN</translation>
    </message>
    <message>
        <source>State input</source>
        <translation>Eingabe des Zustands</translation>
    </message>
    <message>
        <source>After InputPath</source>
        <translation>Nach InputPath</translation>
    </message>
    <message>
        <source>After ItemsPath</source>
        <translation>Nach ItemsPath</translation>
    </message>
    <message>
        <source>After Parameters</source>
        <translation>Nach Parameters</translation>
    </message>
    <message>
        <source>Task result</source>
        <translation>Ergebnis des Tasks</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>After ResultSelector</source>
        <translation>Nach ResultSelector</translation>
    </message>
    <message>
        <source>After ResultPath</source>
        <translation>Nach ResultPath</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>State output</source>
        <translation>Ausgabe des Zustands</translation>
    </message>
    <message>
        <source>… more in the list of all events</source>
        <translation>… weitere in der Liste aller Ereignisse</translation>
    </message>
    <message>
        <source>%1   %2   +%3 s</source>
        <translation>%1   %2   +%3 s</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::palette::OutlinePanel</name>
    <message>
        <source>Go to state</source>
        <translation>Zum Zustand</translation>
    </message>
    <message>
        <source>Outline of the states</source>
        <translation>Gliederung der Zustände</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::palette::PalettePanel</name>
    <message>
        <source>Search states</source>
        <translation>Zustände suchen</translation>
    </message>
    <message>
        <source>State types</source>
        <translation>Zustandstypen</translation>
    </message>
    <message>
        <source>Drag onto the graph, or press Enter to add after the selected state</source>
        <translation>In den Graphen ziehen, oder mit der Eingabetaste nach dem ausgewählten Zustand einfügen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::placeholders::EnvironmentButton</name>
    <message>
        <source>No environment</source>
        <translation>Keine Umgebung</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Umgebung: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Placeholders stay as the text has them: choose an environment for values</source>
        <translation>Platzhalter bleiben, wie sie im Text stehen: Wählen Sie eine Umgebung für Werte</translation>
    </message>
    <message>
        <source>Placeholders have the values of %1</source>
        <translation>Platzhalter haben die Werte von %1</translation>
    </message>
    <message>
        <source>No Environment</source>
        <translation>Keine Umgebung</translation>
    </message>
    <message>
        <source>Edit Placeholders…</source>
        <translation>Platzhalter bearbeiten …</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::placeholders::PlaceholdersController</name>
    <message>
        <source>%1 cannot be removed</source>
        <translation>%1 kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>Value of %1 in %2</source>
        <translation>Wert von %1 in %2</translation>
    </message>
    <message>
        <source>Type of %1</source>
        <translation>Typ von %1</translation>
    </message>
    <message>
        <source>Add environment %1</source>
        <translation>Umgebung %1 hinzufügen</translation>
    </message>
    <message>
        <source>Rename environment %1</source>
        <translation>Umgebung %1 umbenennen</translation>
    </message>
    <message>
        <source>Remove environment %1</source>
        <translation>Umgebung %1 entfernen</translation>
    </message>
    <message>
        <source>Default environment %1</source>
        <translation>Standardumgebung %1</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>%1 must be an object</source>
        <translation>%1 muss ein Objekt sein</translation>
    </message>
    <message>
        <source>%1 must be a text</source>
        <translation>%1 muss ein Text sein</translation>
    </message>
    <message>
        <source>“%1” has no meaning here; known are %2</source>
        <translation>„%1“ bedeutet hier nichts; bekannt sind %2</translation>
    </message>
    <message>
        <source>“%1” is no type; known are %2</source>
        <translation>„%1“ ist kein Typ; bekannt sind %2</translation>
    </message>
    <message>
        <source>“%1” stands twice</source>
        <translation>„%1“ steht zweimal da</translation>
    </message>
    <message>
        <source>There is no environment “%1”; known are %2</source>
        <translation>Es gibt keine Umgebung „%1“; bekannt sind %2</translation>
    </message>
    <message>
        <source>%1 in %2 must be %3, not “%4”</source>
        <translation>%1 in %2 muss %3 sein, nicht „%4“</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>the ARN of an integration, a function or an activity</source>
        <translation>der ARN einer Integration, einer Funktion oder einer Aktivität</translation>
    </message>
    <message>
        <source>a Lambda function&apos;s name or ARN</source>
        <translation>Name oder ARN einer Lambda-Funktion</translation>
    </message>
    <message>
        <source>a state machine&apos;s ARN</source>
        <translation>der ARN eines Zustandsautomaten</translation>
    </message>
    <message>
        <source>an activity&apos;s ARN</source>
        <translation>der ARN einer Aktivität</translation>
    </message>
    <message>
        <source>a queue&apos;s URL</source>
        <translation>die URL einer Warteschlange</translation>
    </message>
    <message>
        <source>a topic&apos;s ARN</source>
        <translation>der ARN eines Topics</translation>
    </message>
    <message>
        <source>a table&apos;s name or ARN</source>
        <translation>Name oder ARN einer Tabelle</translation>
    </message>
    <message>
        <source>a role&apos;s ARN</source>
        <translation>der ARN einer Rolle</translation>
    </message>
    <message>
        <source>a bucket&apos;s name</source>
        <translation>der Name eines Buckets</translation>
    </message>
    <message>
        <source>an ARN</source>
        <translation>ein ARN</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>resource of a task</source>
        <translation>Ressource eines Tasks</translation>
    </message>
    <message>
        <source>Lambda function</source>
        <translation>Lambda-Funktion</translation>
    </message>
    <message>
        <source>state machine</source>
        <translation>Zustandsautomat</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>queue URL</source>
        <translation>URL einer Warteschlange</translation>
    </message>
    <message>
        <source>SNS topic</source>
        <translation>SNS-Topic</translation>
    </message>
    <message>
        <source>DynamoDB table</source>
        <translation>DynamoDB-Tabelle</translation>
    </message>
    <message>
        <source>IAM role</source>
        <translation>IAM-Rolle</translation>
    </message>
    <message>
        <source>S3 bucket</source>
        <translation>S3-Bucket</translation>
    </message>
    <message>
        <source>ARN</source>
        <translation>ARN</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::placeholders::PlaceholdersModel</name>
    <message>
        <source>Inferred from where it stands; choose a type to declare it</source>
        <translation>Erschlossen aus der Stelle, an der er steht; wählen Sie einen Typ, um ihn zu deklarieren</translation>
    </message>
    <message>
        <source>Used as %1, but as %2 in %3</source>
        <translation>Als %1 verwendet, in %3 aber als %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The definition does not use it</source>
        <translation>Die Definition verwendet ihn nicht</translation>
    </message>
    <message>
        <source>Enter shows it in the text</source>
        <translation>Die Eingabetaste zeigt die Stelle im Text</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>Stays in the text as it is</source>
        <translation>Bleibt im Text, wie er ist</translation>
    </message>
    <message>
        <source>Runs take these values</source>
        <translation>Läufe nehmen diese Werte</translation>
    </message>
    <message>
        <source>Chosen when the definition is opened</source>
        <translation>Beim Öffnen der Definition gewählt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <translation>%1 (aktuell)</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::placeholders::PlaceholdersPanel</name>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Environment whose values runs take</source>
        <translation>Umgebung, deren Werte Läufe nehmen</translation>
    </message>
    <message>
        <source>Add environment</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>Rename environment</source>
        <translation>Umgebung umbenennen</translation>
    </message>
    <message>
        <source>Remove environment</source>
        <translation>Umgebung entfernen</translation>
    </message>
    <message>
        <source>Choose it when the definition is opened</source>
        <translation>Beim Öffnen der Definition wählen</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>No placeholders here.
Write ${Name} in a text or instead of a value to keep what differs between environments out of it.</source>
        <translation>Hier gibt es keine Platzhalter.
Schreiben Sie ${Name} in einen Text oder statt eines Wertes, um herauszuhalten, was sich je Umgebung unterscheidet.</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>No environment</source>
        <translation>Keine Umgebung</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>Neue Umgebung</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::placeholders::TypeDelegate</name>
    <message>
        <source>Type of %1</source>
        <translation>Typ von %1</translation>
    </message>
    <message>
        <source>Inferred: %1</source>
        <translation>Erschlossen: %1</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::problems::ProblemsModel</name>
    <message>
        <source>State machine</source>
        <translation>Zustandsautomat</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>Ctrl+. repairs it</source>
        <translation>Strg+. behebt es</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::problems::ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems found in this definition.</source>
        <translation>In dieser Definition wurden keine Probleme gefunden.</translation>
    </message>
    <message>
        <source>No repair is known</source>
        <translation>Keine Behebung bekannt</translation>
    </message>
    <message>
        <source>Go to Text</source>
        <translation>Zum Text</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::EngineWorker</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>The definition has no state to start at.</source>
        <translation>Die Definition hat keinen Zustand zum Starten.</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::EventsModel</name>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::EventsPanel</name>
    <message>
        <source>Run to see events</source>
        <translation>Ausführen, um Ereignisse zu sehen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Filter by type or state</source>
        <translation>Nach Typ oder Zustand filtern</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>The run is in progress</source>
        <translation>Der Lauf ist im Gange</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1 of %2 events</source>
        <translation>%1 von %2 Ereignissen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::ExecutionsPanel</name>
    <message>
        <source>Each run appears here, to be looked at again</source>
        <translation>Hier erscheint jeder Lauf zum Wiederansehen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Executions</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::InputDialog</name>
    <message>
        <source>Input of the Next Run</source>
        <translation>Eingabe des nächsten Laufs</translation>
    </message>
    <message>
        <source>Recent inputs</source>
        <translation>Frühere Eingaben</translation>
    </message>
    <message>
        <source>No recent inputs</source>
        <translation>Keine früheren Eingaben</translation>
    </message>
    <message>
        <source>Open File…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Input as JSON</source>
        <translation>Eingabe als JSON</translation>
    </message>
    <message>
        <source>Use Input</source>
        <translation>Eingabe verwenden</translation>
    </message>
    <message>
        <source>Open Input</source>
        <translation>Eingabe öffnen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::RunController</name>
    <message>
        <source>own answers</source>
        <translation>eigene Antworten</translation>
    </message>
    <message>
        <source>The input cannot be used. %1</source>
        <translation>Die Eingabe ist nicht verwendbar. %1</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>Run %1 · %2</source>
        <translation>Lauf %1 · %2</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::RunSummaryBar</name>
    <message>
        <source>Show failed state</source>
        <translation>Fehlgeschlagenen Zustand zeigen</translation>
    </message>
    <message>
        <source>Summary of the run</source>
        <translation>Zusammenfassung des Laufs</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1 of %2 states visited</source>
        <translation>%1 von %2 Zuständen besucht</translation>
    </message>
    <message>
        <source>event %1 of %2</source>
        <translation>Ereignis %1 von %2</translation>
    </message>
    <message>
        <source>virtual %1 · real %2</source>
        <translation>virtuell %1 · wirklich %2</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::RunToolBar</name>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input of the next run</source>
        <translation>Eingabe des nächsten Laufs</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>Schritt vor</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Abspielgeschwindigkeit</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>No mocks</source>
        <translation>Keine Mocks</translation>
    </message>
    <message>
        <source>Mocks: %1</source>
        <translation>Mocks: %1</translation>
    </message>
    <message>
        <source>What tasks answer: open a mock file, or give a state its answers</source>
        <translation>Was Tasks antworten: eine Mock-Datei öffnen oder einem Zustand Antworten geben</translation>
    </message>
    <message>
        <source>What tasks answer: %1</source>
        <translation>Was Tasks antworten: %1</translation>
    </message>
    <message>
        <source>Input: %1</source>
        <translation>Eingabe: %1</translation>
    </message>
    <message>
        <source>Open Mock File…</source>
        <translation>Mock-Datei öffnen …</translation>
    </message>
    <message>
        <source>Test cases</source>
        <translation>Testfälle</translation>
    </message>
    <message>
        <source>Save Mocks As…</source>
        <translation>Mocks speichern unter …</translation>
    </message>
    <message>
        <source>No Mocks</source>
        <translation>Keine Mocks</translation>
    </message>
    <message>
        <source>Keep AWS&apos;s Limits</source>
        <translation>Grenzen von AWS einhalten</translation>
    </message>
    <message>
        <source>25,000 events and 256 KiB; without them a loop runs until you stop it</source>
        <translation>25.000 Ereignisse und 256 KiB; ohne sie läuft eine Schleife, bis Sie sie abbrechen</translation>
    </message>
    <message>
        <source>Open Mock File</source>
        <translation>Mock-Datei öffnen</translation>
    </message>
    <message>
        <source>Save Mocks</source>
        <translation>Mocks speichern</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::run::TimelinePanel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Run to see when each state worked, waited and retried</source>
        <translation>Ausführen, um zu sehen, wann jeder Zustand arbeitete, wartete und neu versuchte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>%1
event %2</source>
        <translation>%1
Ereignis %2</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Ereignis %1</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::FileController</name>
    <message>
        <source>Cannot Open File</source>
        <translation>Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>workflow.asl.yaml</source>
        <translation>ablauf.asl.yaml</translation>
    </message>
    <message>
        <source>workflow.asl.json</source>
        <translation>ablauf.asl.json</translation>
    </message>
    <message>
        <source>Cannot Save File</source>
        <translation>Datei lässt sich nicht speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>Clear List</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>File Is Gone</source>
        <translation>Datei ist fort</translation>
    </message>
    <message>
        <source>“%1” was removed from the disk. Your text is still here: save it to write it again.</source>
        <translation>„%1“ wurde von der Platte entfernt. Ihr Text ist noch hier: Durch Speichern wird er neu geschrieben.</translation>
    </message>
    <message>
        <source>Unsaved text is not protected: %1</source>
        <translation>Nicht gespeicherter Text ist nicht gesichert: %1</translation>
    </message>
    <message>
        <source>Cannot Restore</source>
        <translation>Wiederherstellen nicht möglich</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::MainWindow</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Cannot Export Drawing</source>
        <translation>Zeichnung lässt sich nicht exportieren</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
    <message>
        <source>Format document</source>
        <translation>Dokument formatieren</translation>
    </message>
    <message>
        <source>States and Executions</source>
        <translation>Zustände und Läufe</translation>
    </message>
    <message>
        <source>Format Document</source>
        <translation>Dokument formatieren</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Problems and Events</source>
        <translation>Probleme und Ereignisse</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Export Drawing…</source>
        <translation>Zeichnung &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Re&amp;place…</source>
        <translation>&amp;Ersetzen …</translation>
    </message>
    <message>
        <source>Re&amp;name State</source>
        <translation>Zustand &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete State</source>
        <translation>Zustand &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Add State</source>
        <translation>Zustand &amp;einfügen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>De&amp;bug</source>
        <translation>&amp;Fehlersuche</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Fit Graph</source>
        <translation>Graph ein&amp;passen</translation>
    </message>
    <message>
        <source>Show &amp;Problems</source>
        <translation>P&amp;robleme zeigen</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Animate Changes</source>
        <translation>Änderungen &amp;animieren</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>Abs&amp;pielen oder anhalten</translation>
    </message>
    <message>
        <source>Step &amp;Forward</source>
        <translation>Schritt &amp;vor</translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation>Schritt &amp;zurück</translation>
    </message>
    <message>
        <source>To the S&amp;tart</source>
        <translation>Zum Anfan&amp;g</translation>
    </message>
    <message>
        <source>To the &amp;End</source>
        <translation>Zum &amp;Ende</translation>
    </message>
    <message>
        <source>&amp;Input…</source>
        <translation>&amp;Eingabe …</translation>
    </message>
    <message>
        <source>Open &amp;Mocks…</source>
        <translation>&amp;Mocks öffnen …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;Example</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>&amp;About Stepglass</source>
        <translation>&amp;Über Stepglass</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Haupt</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>&amp;Complete</source>
        <translation>Ver&amp;vollständigen</translation>
    </message>
    <message>
        <source>Go to &amp;Definition</source>
        <translation>Zur &amp;Definition</translation>
    </message>
    <message>
        <source>Placeholders</source>
        <translation>Platzhalter</translation>
    </message>
    <message>
        <source>Show P&amp;laceholders</source>
        <translation>P&amp;latzhalter zeigen</translation>
    </message>
    <message>
        <source>&amp;List References</source>
        <translation>Verweise auf&amp;listen</translation>
    </message>
    <message>
        <source>Repairs and Re&amp;factorings…</source>
        <translation>Behebungen und &amp;Umbauten…</translation>
    </message>
    <message>
        <source>Con&amp;vert Workflow</source>
        <translation>Ablauf um&amp;wandeln</translation>
    </message>
    <message>
        <source>Nothing to convert</source>
        <translation>Nichts umzuwandeln</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::shell::StatusLine</name>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>Z. %1, Sp. %2</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n Zustand</numerusform>
            <numerusform>%n Zustände</numerusform>
        </translation>
    </message>
    <message>
        <source>depth %1</source>
        <translation>Tiefe %1</translation>
    </message>
    <message>
        <source>Parsed in %1 ms · laid out in %2 ms</source>
        <translation>In %1 ms gelesen · in %2 ms angeordnet</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::widgets::CollapsibleSection</name>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::widgets::JsonEdit</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Write a JSON value, as in {}</source>
        <translation>Einen JSON-Wert schreiben, etwa {}</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Zeile %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>stepglass::ui::widgets::JsonView</name>
    <message>
        <source>JSON value</source>
        <translation>JSON-Wert</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search in the value</source>
        <translation>Im Wert suchen</translation>
    </message>
    <message>
        <source>Show as text</source>
        <translation>Als Text zeigen</translation>
    </message>
    <message>
        <source>JSON text</source>
        <translation>JSON-Text</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy JSONPath</source>
        <translation>JSONPath kopieren</translation>
    </message>
    <message>
        <source>Copy JSON Pointer</source>
        <translation>JSON-Zeiger kopieren</translation>
    </message>
    <message>
        <source>Expand All</source>
        <translation>Alles aufklappen</translation>
    </message>
    <message>
        <source>Collapse All</source>
        <translation>Alles zuklappen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
</TS>
