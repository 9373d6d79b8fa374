//! The second tenant, 汐北広域消防組合: 38 people whose department codes and staff numbers partly equal those
//! of 潮崎市, so that a missing tenant scope shows at once.

use crate::source::Source;

/// The name of the union.
pub const TENANT_NAME: &str = "汐北広域消防組合";
/// The domain of its mail addresses.
pub const MAIL_DOMAIN: &str = "shiokita.example";
/// The staff file as of 2025-04-01: 38 people, CP932, CRLF, with a footer.
pub const STAFF_FILE: &[u8] = include_bytes!("../shiokita_20250401.csv");
/// Departments: 所属コード, 所属名, 部コード, 部名, 特定個人情報取扱.
pub const DEPARTMENTS: &str = include_str!("../shiokita_departments.csv");
/// The grade of every title; 主査 stands higher here than in 潮崎市.
pub const TITLE_GRADES: &str = include_str!("../shiokita_title_grades.csv");
/// The grades under the names of the fire service.
pub const GRADES: &str = include_str!("../shiokita_grades.csv");
/// The people who sign in to the tests of isolation.
pub const PERSONAS: &str = include_str!("../shiokita_personas.toml");

/// What the generator is told about the union.
pub(crate) const SOURCE: Source = Source {
    seed: 38,
    posts: include_str!("../source/shiokita_posts.txt"),
    named_people: include_str!("../source/shiokita_named_people.csv"),
    departments: DEPARTMENTS,
    titles: TITLE_GRADES,
    mail_domain: MAIL_DOMAIN,
    titles_without_mail: &[],
    // The station shares two terminals and one address.
    departments_without_mail: &["020100", "020200"],
    female_percent: 10,
    newcomers: 2,
    automation_staff: 0,
    names_leaders: false,
};
