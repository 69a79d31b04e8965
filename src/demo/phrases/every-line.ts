/** What happens in every line of business. */
export const everyLine = {
  notReached: [
    '',
    '',
    'Besetzt, später noch einmal.',
    'Laut Empfang außer Haus.',
    'In einer Besprechung, kein Rückruf zugesagt.',
    'Geht niemand ans Telefon.',
  ],
  voicemail: ['', 'Auf den Anrufbeantworter gesprochen.', 'Um Rückruf gebeten.'],
  later: [
    '{contact} hat gerade Umbau im Haus und bittet, sich in ein paar Monaten wieder zu melden.',
    'Projekt auf die nächste Saison verschoben, Interesse bleibt. Später wieder anrufen.',
    'Budget für dieses Jahr ist vergeben. {contact} will das Thema in die nächste Planung nehmen.',
    'Wechsel in der Geschäftsführung, {contact} bittet um Geduld.',
  ],
  information: [
    'Broschüre und zwei Referenzen per E-Mail geschickt.',
    'Datenblätter und Förderübersicht nachgereicht.',
    '{contact} bedankt sich für die Unterlagen und meldet sich mit Fragen.',
    'Förderrichtlinie erklärt, Link zum Antrag gesendet.',
  ],
  downgrade: [
    'Vorhaben geändert, das Angebot passt so nicht mehr. Bedarf muss neu aufgenommen werden.',
    'Geschäftsleitung hat die Investition zurückgestellt. {contact} will kleiner neu anfangen.',
    'Statik reicht nicht für die geplante Größe, wir gehen einen Schritt zurück.',
  ],
  lost: [
    'Auftrag an einen Mitbewerber vergeben, der Preis war entscheidend.',
    'Kein Interesse mehr, Gebäude wird verkauft.',
    'Hat sich für eine andere Technik entschieden. Freundliches Gespräch, Tür bleibt offen.',
    'Investition gestrichen, auf absehbare Zeit kein Bedarf.',
    'Vermieter lehnt den Umbau ab, damit ist das Vorhaben erledigt.',
  ],
  blocked: [
    '{contact} möchte keine Anrufe und keine Post mehr von uns. Ausdrücklich verlangt.',
    'Per E-Mail um Löschung aus allen Verteilern gebeten, jede Werbung untersagt.',
    'Fühlt sich durch zu viele Anrufe gestört und verbittet sich weiteren Kontakt.',
  ],
  invited: [
    'Einladung zur Hausmesse verschickt.',
    'Persönliche Einladung zur Hausmesse mit zwei Karten gesendet.',
  ],
  accepted: ['Zusage für die Hausmesse, kommt zu zweit.', '{contact} kommt gern und bringt Pläne mit.'],
  declined: ['Absage, an dem Tag im Urlaub.', '{contact} kann nicht, wünscht die Unterlagen danach.'],
  plans: {
    retry: ['Noch einmal anrufen', 'Erneut versuchen', 'Zu anderer Uhrzeit anrufen'],
    later: ['Wie vereinbart wieder melden', 'Nachfragen, ob das Projekt weitergeht'],
    information: ['Nachfragen, ob die Unterlagen angekommen sind', 'Offene Fragen zu den Unterlagen klären'],
    close: ['Stand der Entscheidung erfragen'],
    invited: ['Rückmeldung zur Hausmesse abfragen'],
  },
} as const;
