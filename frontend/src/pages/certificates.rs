//! Certificates: one to print, all of a year for HR, and checking what stands on paper.

mod certificate;
mod issuing;
mod signer_form;
mod verify;

pub use certificate::Certificate;
pub use issuing::Certificates;
pub use verify::VerifyCertificate;
