import type { LinePhrases } from './phrases.ts';

export const pellets: LinePhrases = {
  opening: [
    'Ölkessel ist 27 Jahre alt, {contact} will weg vom Öl. Pellets kämen infrage, Lagerraum wäre da.',
    'Prospekt Pelletkessel geschickt. {contact} heizt bisher mit Hackgut aus eigenem Wald.',
    'Interesse an einer Pelletheizung für Wohnhaus und Werkstatt, zusammen etwa {kw} kW.',
    '{contact} fragt nach Lieferzeiten und Preisen. Entscheidung noch vor der Heizperiode gewünscht.',
  ],
  need: [
    'Bedarf geklärt: {kw} kW, Sacksilo im alten Tankraum, Kamin muss saniert werden.',
    'Verbrauch bisher {kwh} kWh im Jahr. {contact} will keine Arbeit mit der Asche haben.',
    'Nahwärme für drei Gebäude, Leitung liegt schon. Pufferspeicher 2.000 Liter.',
    'Kaminkehrer gefragt: Zug ausreichend, Edelstahlrohr nötig. Förderung wird beantragt.',
  ],
  visit: [
    'Heizraum ausgemessen, Lagerraum trocken. Einblasstutzen an der Hofseite möglich.',
    'Vor Ort mit {contact}: Kessel geht nur zerlegt durch die Kellertür, das ist machbar.',
    'Besichtigung einer Referenzanlage mit {contact}. Die Lautstärke hat überzeugt.',
  ],
  offer: [
    'Angebot Pelletkessel {kw} kW mit Sacksilo gesendet, {price} € mit Montage.',
    'Angebot mit Wartungsvertrag verschickt, Ölkessel wird von uns entsorgt.',
    'Alternative mit Scheitholz-Kombikessel nachgereicht, wie von {contact} gewünscht.',
  ],
  chase: [
    '{contact} wartet auf die Zusage der Bank. Preis halten wir noch {weeks} Wochen.',
    'Zweites Angebot liegt vor. Unser Kundendienst in der Nähe ist das stärkste Argument.',
    'Frage zur Feinstaubmessung beantwortet, Datenblatt geschickt. Entscheidung nächste Woche.',
  ],
  order: [
    'Auftrag Pelletheizung ist da, Einbau vor der Heizperiode zugesagt.',
    '{contact} hat unterschrieben. Erste Pelletlieferung haben wir gleich mit bestellt.',
  ],
  service: [
    'Halbjahresbesuch: Brennraum sauber, Pelletvorrat reicht bis Februar.',
    'Wartung erledigt, Zündung getauscht. {contact} wünscht künftig eine Erinnerung vor der Lieferung.',
    'Abnahme nach Einbau, Bedienung erklärt. {contact} ist mit der Montage sehr zufrieden.',
  ],
  plans: {
    need: [
      'Kesselalter und Verbrauch erfragen',
      'Bedarf Pelletheizung klären',
      'Wegen Lagerraum zurückrufen',
    ],
    visit: ['Heizraum und Lagerraum ausmessen', 'Referenzanlage zeigen'],
    offer: ['Angebot Pelletkessel senden', 'Angebot mit Wartungsvertrag erstellen'],
    chase: ['Angebot Pellets nachfassen', 'Nach Bankzusage fragen'],
    service: ['Halbjahresbesuch: Kessel ansehen', 'Wartung anbieten, Pelletvorrat erfragen'],
  },
};
