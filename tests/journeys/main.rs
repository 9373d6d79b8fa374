//! Whole stories through the API, several people taking their turns.

mod a_city_begins;
mod a_year_passes;
mod first_of_april;
mod reported_year;
