//! Widgets that know no feature. Everything works by keyboard; a word always says what a colour says.

mod alert;
mod button;
pub mod chart;
mod check_list;
mod date_field;
mod link;
mod load_view;
mod options;
mod page_heading;
mod pager;
mod password_field;
mod progress_bar;
mod result_heading;
mod rich_text;
mod saving_status;
mod search_form;
mod select_field;
mod source_list;
mod table_region;
mod text_area;
mod text_field;
mod year_form;

pub use alert::{Alert, AlertKind, ErrorAlert};
pub use button::{Button, ButtonKind};
pub use check_list::CheckList;
pub use date_field::DateField;
pub use link::Link;
pub use load_view::LoadView;
pub use options::{Options, option_id};
pub use page_heading::{PAGE_HEADING, PageHeading};
pub use pager::Pager;
pub use password_field::PasswordField;
pub use progress_bar::ProgressBar;
pub use result_heading::ResultHeading;
pub use rich_text::RichText;
pub use saving_status::SavingStatus;
pub use search_form::SearchForm;
pub use select_field::SelectField;
pub use source_list::SourceList;
pub use table_region::TableRegion;
pub use text_area::TextArea;
pub use text_field::TextField;
pub use year_form::{YearForm, year_of};

/// One thing to choose from: its value and what is shown.
pub type Choice = (yew::AttrValue, yew::AttrValue);
