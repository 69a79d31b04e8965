import type { LinePhrases } from './phrases.ts';

export const geothermal: LinePhrases = {
  opening: [
    '{contact} plant den Ersatz der alten Gasheizung und hat von Erdwärme gehört. Möchte Grundlagen erklärt bekommen.',
    'Neubau mit {area} m² Nutzfläche, Wärmepumpe ist gesetzt. Sonden oder Kollektor noch offen.',
    'Anfrage über den Architekten: Geothermie für das Bestandsgebäude, Denkmalschutz beachten.',
    'Erstes Gespräch. {contact} fürchtet die Bohrkosten, Förderung war nicht bekannt.',
  ],
  need: [
    'Heizlast {kw} kW, Vorlauf 38 Grad reicht. Grundstück groß genug für vier Sonden.',
    'Wärmebedarf {kwh} kWh im Jahr. {contact} will im Sommer auch passiv kühlen.',
    'Bedarf geklärt: Sole-Wasser-Wärmepumpe mit Pufferspeicher, Bohrung bis 120 m.',
    'Wasserschutzgebiet ausgeschlossen, Anzeige bei der Behörde übernehmen wir.',
  ],
  visit: [
    'Zufahrt für das Bohrgerät geprüft, Gartenmauer muss für zwei Tage weichen. {contact} einverstanden.',
    'Heizraum besichtigt: Platz knapp, Puffer kommt in den Nebenraum.',
    'Begehung mit dem Planer. Fußbodenheizung im Altbau nur im Erdgeschoss vorhanden.',
  ],
  offer: [
    'Angebot Erdwärme über {price} € gesendet, Bohrung und Wärmepumpe getrennt ausgewiesen.',
    'Angebot mit Fördersumme und Amortisation geschickt. {contact} bespricht es in der Familie.',
    'Überarbeitetes Angebot: eine Sonde weniger, dafür größere Wärmepumpe.',
  ],
  chase: [
    'Förderbescheid steht noch aus, ohne ihn keine Unterschrift. In {weeks} Wochen wieder melden.',
    '{contact} vergleicht mit Luft-Wasser-Wärmepumpe. Jahresarbeitszahl gegenübergestellt.',
    'Eigentümerversammlung tagt erst nächsten Monat, Stimmung ist gut.',
  ],
  order: [
    'Auftrag erteilt. Bohrfirma für die übernächste Woche angefragt, Behörde informiert.',
    'Vertrag unterzeichnet, Anzahlung angekündigt. {contact} freut sich auf den Ausstieg aus dem Gas.',
  ],
  service: [
    'Halbjahresbesuch: Arbeitszahl 4,6, Heizkurve ein wenig gesenkt.',
    'Soledruck geprüft und aufgefüllt. {contact} empfiehlt uns dem Nachbarbetrieb.',
    'Inbetriebnahme mit {contact}, Regelung erklärt, Protokoll übergeben.',
  ],
  plans: {
    need: [
      'Heizlast und Grundstücksplan erfragen',
      'Bedarf Erdwärme klären',
      'Gebäudedaten vom Architekten holen',
    ],
    visit: ['Grundstück begehen, Zufahrt prüfen', 'Heizraum aufnehmen'],
    offer: ['Angebot Bohrung und Wärmepumpe senden', 'Fördersumme rechnen, Angebot schicken'],
    chase: ['Nach dem Förderbescheid fragen', 'Angebot Erdwärme nachfassen'],
    service: ['Halbjahresbesuch: Heizkurve prüfen', 'Soledruck prüfen, Zufriedenheit erfragen'],
  },
};
