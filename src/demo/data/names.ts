export const womensNames: readonly string[] = (
  'Sabine Eva Katharina Julia Monika Ursula Birgit Anke Silke Claudia Franziska ' +
  'Theresa Johanna Lea Miriam Nicole Jutta Heike Aylin Sophie Kerstin Martina ' +
  'Zeynep Käthe'
).split(' ');

export const mensNames: readonly string[] = (
  'Jens Karl Uwe Thomas Michael Stefan Andreas Jürgen Björn Günther Matthias ' +
  'Florian Sebastian Tobias Mehmet Lukas Hannes Ralf Dirk Holger Jörg Rüdiger ' +
  'Xaver Sönke'
).split(' ');

export const lastNames: readonly string[] = (
  'Sommer Schulz Öztürk Groß Kurz Weber Schuster Lindner Huber Mayr Petersen ' +
  'Hansen Behrens Köhler Schäfer Krüger Böhm Jäger Zöllner Größl Hofmann Vogel ' +
  'Kaiser Brandt Lorenz Winkler Seidel Wagner Pfeiffer Thiel Bauer Reuter Eckert ' +
  'Kessler Sauer Heinrich Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl ' +
  'Engel Horn Busch Bergmann Sauter Voß Arnold Beck Lehmann Moser Stadler ' +
  'Riedl Aigner Brunner Kirchner Löffler Mühlbauer Neumann Oberhofer Rößler Strauß Töpfer ' +
  'Ulrich Wörner Yılmaz Zeller Carstensen Detlefsen Feddersen Jessen Lüders Mommsen Nissen ' +
  'Paulsen Thomsen Wiebe'
).split(' ');

/** Academic titles, most people having none. */
export const titles: readonly (string | null)[] = [
  ...Array<null>(14).fill(null),
  'Dr.',
  'Dr.',
  'Dr.-Ing.',
  'Dipl.-Ing.',
  'Prof. Dr.',
];

export const functions: readonly string[] = [
  'Geschäftsführung',
  'Technische Leitung',
  'Einkauf',
  'Facility-Management',
  'Leitung Haustechnik',
  'Kaufmännische Leitung',
  'Energiemanagement',
  'Projektleitung Bau',
];
