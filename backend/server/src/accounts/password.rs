//! Password hashing: argon2id with OWASP's parameters, off the async threads and bounded, so that a
//! crowd at the sign-in page cannot take all memory (19 MiB each) or starve the database threads.

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::clock;
use crate::error::Error;

/// KiB of memory, passes, lanes: OWASP Password Storage Cheat Sheet, argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Letters of issued passwords: none that are mistaken for another on paper.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789A";

/// Hashes and verifies, a few at a time. Cheap to clone.
#[derive(Clone)]
pub struct Hasher {
    permits: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Hasher {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
        Hasher { permits: Arc::new(Semaphore::new(cores.max(2))) }
    }
}

/// A place at the hasher.
pub struct Turn<'a>(#[expect(dead_code, reason = "held until dropped")] SemaphorePermit<'a>);

impl Hasher {
    /// Waits for a place. Who counts failures holds it from the count to the record: else guesses that are
    /// sent all at once would all find that none has failed yet.
    ///
    /// # Errors
    /// The server is stopping.
    pub async fn turn(&self) -> Result<Turn<'_>, Error> {
        let permit = self.permits.acquire().await.map_err(|_| Error::Unavailable)?;
        Ok(Turn(permit))
    }

    /// The PHC string of a new password.
    ///
    /// # Errors
    /// The system has no randomness, or the server is stopping.
    pub async fn hash(&self, password: String) -> Result<String, Error> {
        let _turn = self.turn().await?;
        actix_web::web::block(move || hash_now(&password)).await.map_err(|_| Error::Unavailable)?
    }

    /// As [`Turn::verify`], waiting for a place first.
    ///
    /// # Errors
    /// The server is stopping.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        self.turn().await?.verify(password, hash).await
    }
}

impl Turn<'_> {
    /// Whether the password fits the PHC string. With `None` it takes the same time and says no, so that
    /// the time of the answer does not tell whether an account exists.
    ///
    /// # Errors
    /// The server is stopping.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        actix_web::web::block(move || match hash {
            Some(hash) => Ok(verify_now(&password, &hash)),
            None => hash_now(&password).map(|_| false),
        })
        .await
        .map_err(|_| Error::Unavailable)?
    }
}

fn argon2() -> Result<Argon2<'static>, Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| Error::Internal(format!("argon2: {error}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes on this thread: for the command line and the sample city.
///
/// # Errors
/// The system has no randomness to give.
pub fn hash_now(password: &str) -> Result<String, Error> {
    let salt = clock::random_bytes::<16>()?;
    let hash: PasswordHash = argon2()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| Error::Internal(format!("argon2: {error}")))?;
    Ok(hash.to_string())
}

fn verify_now(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else {
        return false;
    };
    argon2().is_ok_and(|argon2| argon2.verify_password(password.as_bytes(), &parsed).is_ok())
}

/// A first password for a printed slip: 12 letters, 60 bits, in groups of four.
///
/// # Errors
/// The system has no randomness to give.
pub fn first_password() -> Result<String, Error> {
    let bytes = clock::random_bytes::<12>()?;
    let letters: String = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte % 32)))
        .map(|letter| char::from(*letter))
        .collect();
    Ok(letters
        .chars()
        .enumerate()
        .flat_map(|(index, letter)| {
            (index > 0 && index % 4 == 0).then_some('-').into_iter().chain(std::iter::once(letter))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_password_only_and_names_owasp_parameters() {
        let hash = hash_now("shiosaki-2026").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_now("shiosaki-2026", &hash));
        assert!(!verify_now("Shiosaki-2026", &hash));
        assert!(!verify_now("shiosaki-2026", "garbage"));
    }

    #[test]
    fn first_passwords_satisfy_the_policy_and_differ() {
        let (one, two) = (first_password().unwrap(), first_password().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), 14);
        assert!(learning::password::NewPassword::parse(&one, "004512").is_ok());
    }
}
