DROP TABLE year_corrections;
DROP TABLE year_freezes;
DROP TABLE headcount_changes;
DROP TABLE headcounts;
DROP TABLE duty_cell_changes;
DROP TABLE duty_cells;
DROP TABLE counted_people;
DROP TABLE counted_duties;
