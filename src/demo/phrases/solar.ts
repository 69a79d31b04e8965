import type { LinePhrases } from './phrases.ts';

export const solar: LinePhrases = {
  opening: [
    '{contact} denkt über eine PV-Anlage auf dem Hallendach nach. Strompreis ist das Thema, Unterlagen gewünscht.',
    'Interesse an Photovoltaik mit Speicher, Verbrauch rund {kwh} kWh im Jahr. Noch kein anderer Anbieter im Haus.',
    'Dach wird ohnehin saniert, {contact} will wissen, ob sich Solar gleich mit anbietet. Referenzliste geschickt.',
    'Fragt nach einem Carport mit Modulen für die Firmenwagen. Grundsätzlich offen, Entscheidung im Team.',
  ],
  need: [
    'Dachfläche {area} m², Südwest, keine Verschattung. Ziel: {kw} kWp und möglichst viel Eigenverbrauch.',
    'Lastgang liegt vor, Grundlast nachts hoch. {contact} will Speicher mitgerechnet haben.',
    'Bedarf geklärt: {kw} kWp, Volleinspeisung kommt nicht infrage. Statiker ist angefragt.',
    'Förderung besprochen, Finanzierung über die Hausbank. {contact} schickt noch die Stromrechnungen.',
  ],
  visit: [
    'Dach vermessen und Fotos gemacht. Zählerschrank muss erneuert werden, sonst keine Hindernisse.',
    'Ortstermin mit {contact} und dem Elektriker. Kabelweg zum Technikraum geklärt, Ziegel in gutem Zustand.',
    'Besichtigung der Halle: Blitzschutz vorhanden, Gerüst nur an der Nordseite nötig.',
  ],
  offer: [
    'Angebot über {kw} kWp mit Speicher gesendet, {price} € netto, gültig {weeks} Wochen.',
    'Zwei Varianten angeboten, mit und ohne Speicher. {contact} legt sie der Geschäftsleitung vor.',
    'Angebot nachgebessert: andere Wechselrichter, Preis jetzt bei {price} €.',
  ],
  chase: [
    'Angebot liegt beim Steuerberater. {contact} rechnet mit einer Antwort bis Monatsende.',
    'Vergleichsangebot ist günstiger, aber ohne Wartung. Wirtschaftlichkeit noch einmal erklärt.',
    '{contact} ist überzeugt, der Netzbetreiber hat die Einspeisung aber noch nicht bestätigt.',
  ],
  order: [
    'Auftrag unterschrieben zurück: {kw} kWp mit Speicher. Montage in {weeks} Wochen eingeplant.',
    '{contact} hat am Telefon zugesagt, Auftrag kam eine Stunde später per E-Mail.',
  ],
  service: [
    'Halbjahresbesuch: Ertrag liegt über der Prognose, {contact} ist sehr zufrieden. Überlegt eine Wallbox.',
    'Anlage geprüft, ein String brachte weniger. Stecker getauscht, wieder alles in Ordnung.',
    'Abnahme gemeinsam mit {contact}. App eingerichtet und Monitoring erklärt.',
  ],
  plans: {
    need: [
      'Dachfläche und Jahresverbrauch erfragen',
      'Bedarf an Solarstrom klären',
      'Stromrechnungen anfordern',
    ],
    visit: ['Dach besichtigen und vermessen', 'Ortstermin mit Elektriker'],
    offer: ['Angebot PV-Anlage fertigstellen', 'Variante mit Speicher rechnen und senden'],
    chase: ['Angebot PV nachfassen', 'Nach Entscheidung der Geschäftsleitung fragen'],
    service: ['Halbjahresbesuch: Erträge durchsprechen', 'Anlage prüfen, Ausbau mit Wallbox ansprechen'],
  },
};
