import type { LinePhrases } from './phrases.ts';

export const cooling: LinePhrases = {
  opening: [
    'Im Sommer über 30 Grad in den Büros, {contact} sucht eine Lösung vor der nächsten Hitze.',
    'Serverraum wird zu warm. {contact} braucht eine redundante Kühlung und bat um Rückruf.',
    'Anfrage Klimatisierung für {area} m² Verkaufsfläche, leise Geräte wichtig.',
    '{contact} will die alten Splitgeräte tauschen, Kältemittel ist nicht mehr zulässig.',
  ],
  need: [
    'Kühllast {kw} kW, sechs Räume einzeln regelbar. Außengerät darf nur aufs Flachdach.',
    'Bedarf geklärt: Multisplit für zwei Etagen, im Winter auch heizen.',
    '{contact} legt Wert auf Wartung innerhalb von 24 Stunden. Produktion läuft dreischichtig.',
    'Kühlraum und Verkauf getrennt, Abwärme soll das Warmwasser heizen.',
  ],
  visit: [
    'Räume aufgenommen, Leitungsweg durch den Technikschacht. Kernbohrung nötig.',
    'Ortstermin mit {contact} und Vermieter: Außengerät ist genehmigt, wenn es von der Straße nicht zu sehen ist.',
    'Schallmessung auf dem Dach gemacht, Grenzwert nachts wird eingehalten.',
  ],
  offer: [
    'Angebot Klimaanlage über {price} € gesendet, Montage an zwei Wochenenden.',
    'Angebot mit Vollwartung verschickt. {contact} holt die Freigabe aus der Zentrale.',
    'Günstigere Variante mit drei statt vier Innengeräten nachgereicht.',
  ],
  chase: [
    '{contact} möchte noch mit dem Betriebsrat sprechen, grundsätzlich ein Ja.',
    'Budget ist erst im neuen Quartal frei. Liefertermin bis dahin reserviert.',
    'Rückfrage zur Stromaufnahme geklärt, Angebot gefällt. Entscheidung in {weeks} Wochen.',
  ],
  order: [
    'Bestellung eingegangen, Montage mit {contact} auf zwei Samstage gelegt.',
    'Auftrag nach kurzer Preisrunde erhalten, zwei Prozent Skonto vereinbart.',
  ],
  service: [
    'Halbjahresbesuch: Filter gewechselt, Kältemittel dicht. {contact} zufrieden.',
    'Störung am Kondensatablauf behoben, seitdem ruhig. Wartungsvertrag verlängert.',
    'Übergabe der Anlage, Fernbedienungen und Zeitprogramm mit {contact} eingerichtet.',
  ],
  plans: {
    need: ['Raumgrößen und Kühllast erfragen', 'Bedarf Klima klären', 'Grundrisse anfordern'],
    visit: ['Räume aufnehmen, Leitungswege prüfen', 'Ortstermin mit Vermieter'],
    offer: ['Angebot Klimaanlage senden', 'Angebot mit Vollwartung erstellen'],
    chase: ['Angebot Klima nachfassen', 'Nach Freigabe der Zentrale fragen'],
    service: ['Halbjahresbesuch: Filter und Dichtheit', 'Wartung vor dem Sommer anbieten'],
  },
};
