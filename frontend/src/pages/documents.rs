//! Documents that go to the meeting: the list, and each as it prints.

mod basis_form;
mod cover_form;
mod document;
mod list;
mod paper;

pub use document::DocumentPage;
pub use list::Documents;
