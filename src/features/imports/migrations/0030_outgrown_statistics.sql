-- Made anew whatever the tables held before: an import of a few thousand rows into a large database analysed nine tables
-- twice, which took the database longer than the rows. refresh_early_statistics does it where a table has doubled.
drop function refresh_statistics();
