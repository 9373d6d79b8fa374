//! A database per test, copied from a template that is filled once per build: a file on SQLite, a
//! `CREATE DATABASE … TEMPLATE` on PostgreSQL. Nothing is shared between tests, nothing is left behind.

use chrono::{DateTime, Utc};
use learning::fiscal_year::jst_date;
use server::catalog::publish;
use server::clock::Clock;
use server::settings::{Organization, Settings};
use server::state::State;
use server::{demo, serve};

use crate::app::{beginning, new_year};
use crate::builders;

/// What a template holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Template {
    Empty,
    NewYear,
    City,
    TwoTenants,
}

impl Template {
    fn name(self) -> &'static str {
        match self {
            Template::Empty => "empty",
            Template::NewYear => "new_year",
            Template::City => "city",
            Template::TwoTenants => "two_tenants",
        }
    }

    /// The moment at which it was filled.
    fn filled_at(self) -> DateTime<Utc> {
        if self == Template::NewYear { new_year() } else { beginning() }
    }

    fn settings(self) -> Settings {
        let organization = |code: &str, name: &str, host: Option<&str>| Organization {
            code: code.to_owned(),
            name: name.to_owned(),
            host: host.map(str::to_owned),
        };
        let mut settings =
            Settings::single("127.0.0.1:0", std::path::Path::new(""), demo::CODE, sample_city::TENANT_NAME);
        if self == Template::TwoTenants {
            settings.organizations = vec![
                organization(demo::CODE, sample_city::TENANT_NAME, Some("shiosaki.example")),
                organization("shiokita", sample_city::shiokita::TENANT_NAME, Some("shiokita.example")),
            ];
        }
        settings
    }

    fn fill(self, state: &State) {
        if self == Template::NewYear {
            publish_before_their_time(state);
        } else {
            serve::publish_shipped(state).expect("the shipped courses");
        }
        if matches!(self, Template::City | Template::TwoTenants) {
            demo::load(state).expect("the sample city");
        }
        if self == Template::TwoTenants {
            builders::load_union(state);
        }
    }
}

/// Publishes the shipped courses on the day of the clock, though their sources were looked at later.
fn publish_before_their_time(state: &State) {
    let courses = publish::shipped(jst_date(beginning()));
    let (tenant_id, now) = (state.tenants[0].id.clone(), state.clock.now());
    let published = state.database.write_now(move |c| publish::publish(c, &tenant_id, &courses, now));
    assert!(!published.expect("the shipped courses").is_empty());
}

/// A database of one test; gone when the test ends.
pub struct TestDatabase {
    template: Template,
    place: place::Place,
}

impl TestDatabase {
    /// One organisation, the shipped courses, nobody.
    #[must_use]
    pub fn empty() -> TestDatabase {
        TestDatabase::of(Template::Empty)
    }

    /// One organisation on the first morning of fiscal year 2025, the shipped courses, nobody.
    #[must_use]
    pub fn new_year() -> TestDatabase {
        TestDatabase::of(Template::NewYear)
    }

    /// The sample city.
    #[must_use]
    pub fn city() -> TestDatabase {
        TestDatabase::of(Template::City)
    }

    /// The sample city and the union.
    #[must_use]
    pub fn two_tenants() -> TestDatabase {
        TestDatabase::of(Template::TwoTenants)
    }

    fn of(template: Template) -> TestDatabase {
        TestDatabase { template, place: place::Place::copy_of(template) }
    }

    /// Opens it.
    #[must_use]
    pub fn state(&self, clock: Clock) -> State {
        let mut settings = self.template.settings();
        self.place.put_into(&mut settings);
        serve::prepare(&settings, clock, true).expect("the test database opens")
    }

    /// Where it is: a folder on SQLite, an address on PostgreSQL.
    #[must_use]
    pub fn url(&self) -> String {
        self.place.url()
    }
}

/// A name that changes whenever the test program is built anew, so that a template never outlives the
/// migrations, courses and staff file that it was filled from.
fn build_name(template: Template) -> String {
    let program = std::env::current_exe().expect("this program");
    let built = std::fs::metadata(&program).and_then(|data| data.modified()).expect("its date");
    let age = built.duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_nanos();
    let stem = program.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem: String = stem.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("manabiya_{}_{stem}_{age}", template.name())
}

#[cfg(not(feature = "postgres"))]
mod place {
    use super::{Clock, Settings, Template, build_name, serve};

    pub(super) struct Place(tempfile::TempDir);

    impl Place {
        pub(super) fn copy_of(template: Template) -> Place {
            let folder = tempfile::tempdir().expect("a folder");
            std::fs::copy(template_file(template), folder.path().join("manabiya.sqlite3")).expect("a copy");
            Place(folder)
        }

        pub(super) fn put_into(&self, settings: &mut Settings) {
            settings.data_dir = Some(self.0.path().to_owned());
        }

        pub(super) fn url(&self) -> String {
            self.0.path().join("manabiya.sqlite3").to_string_lossy().into_owned()
        }
    }

    /// The template's file, filled by the first process that needs it. Two processes at the same moment
    /// both fill one of their own; the later rename wins, and both files are equal in content.
    fn template_file(template: Template) -> std::path::PathBuf {
        let file = std::env::temp_dir().join(format!("{}.sqlite3", build_name(template)));
        if file.exists() {
            return file;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let mut settings = template.settings();
        settings.data_dir = Some(folder.path().to_owned());
        let state =
            serve::prepare(&settings, Clock::standing_at(template.filled_at()), true).expect("a template");
        template.fill(&state);
        let whole = folder.path().join("whole.sqlite3");
        let copy = whole.to_string_lossy().into_owned();
        state
            .database
            .read_now(move |c| {
                use diesel::prelude::*;
                Ok(diesel::sql_query(format!("VACUUM INTO '{copy}'")).execute(c)?)
            })
            .expect("one whole file");
        let near = file.with_extension(format!("{}.part", std::process::id()));
        std::fs::copy(&whole, &near).expect("a copy near the template");
        std::fs::rename(&near, &file).expect("the template");
        file
    }
}

#[cfg(feature = "postgres")]
mod place {
    use diesel::prelude::*;

    use super::{Clock, Settings, Template, build_name, serve};

    pub(super) struct Place {
        name: String,
    }

    fn server() -> String {
        std::env::var("TEST_DATABASE_URL").expect(
            "TEST_DATABASE_URL is not set: run `cargo xtask test`, which starts a throw-away PostgreSQL",
        )
    }

    /// The server's address with another database name.
    fn address(name: &str) -> String {
        let server = server();
        let (front, _) = server.rsplit_once('/').expect("postgres://…/name");
        format!("{front}/{name}")
    }

    fn administer(statement: &str) -> Result<(), String> {
        let mut connection =
            diesel::pg::PgConnection::establish(&server()).map_err(|error| error.to_string())?;
        diesel::sql_query(statement).execute(&mut connection).map(|_| ()).map_err(|error| error.to_string())
    }

    impl Place {
        pub(super) fn copy_of(template: Template) -> Place {
            let source = template_name(template);
            let name = format!("test_{}", server::clock::new_id().replace('-', ""));
            administer(&format!("CREATE DATABASE {name} TEMPLATE {source} STRATEGY FILE_COPY"))
                .expect("a copy");
            Place { name }
        }

        pub(super) fn put_into(&self, settings: &mut Settings) {
            settings.database = Some(self.url());
        }

        pub(super) fn url(&self) -> String {
            address(&self.name)
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            // The cluster is thrown away as a whole; a database that is still in use may stay until then.
            let _ = administer(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }

    /// The template database, filled under a lock by the first process that needs it.
    fn template_name(template: Template) -> String {
        let name: String = build_name(template).to_lowercase().chars().take(60).collect();
        let mut connection = diesel::pg::PgConnection::establish(&server()).expect("PostgreSQL answers");
        diesel::sql_query("SELECT pg_advisory_lock(7235)").execute(&mut connection).expect("a lock");
        let exists: i64 = diesel::select(diesel::dsl::sql::<diesel::sql_types::BigInt>(&format!(
            "(SELECT count(*) FROM pg_database WHERE datname = '{name}')"
        )))
        .get_result(&mut connection)
        .expect("a count");
        if exists == 0 {
            let part = format!("{}_part", name.chars().take(50).collect::<String>());
            administer(&format!("DROP DATABASE IF EXISTS {part}")).expect("no half template");
            administer(&format!("CREATE DATABASE {part}")).expect("a template");
            let mut settings = template.settings();
            settings.database = Some(address(&part));
            let state = serve::prepare(&settings, Clock::standing_at(template.filled_at()), true)
                .expect("a template");
            template.fill(&state);
            drop(state);
            administer(&format!(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{part}'"
            ))
            .expect("nobody inside");
            administer(&format!("ALTER DATABASE {part} RENAME TO {name}")).expect("the template's name");
        }
        diesel::sql_query("SELECT pg_advisory_unlock(7235)").execute(&mut connection).expect("unlocked");
        name
    }
}
