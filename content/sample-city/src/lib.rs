//! The fictional city 潮崎市 and the fictional fire union 汐北広域消防組合: their staff files, tables and
//! the people who sign in, embedded as text, and the generator that wrote the staff files.
//!
//! Everything is invented. The generator knows no clock, no file system and no chance but its fixed seeds,
//! so that every run writes the same bytes. It does not know the importer either: what the importer must
//! make of the damaged files stands in `dirty/index.toml`.

mod attributes;
mod career;
mod changes;
mod cp932;
mod dates;
mod departments;
mod dirty;
mod draw;
mod error;
mod file;
mod kana;
mod manner;
mod names;
mod newcomers;
mod posts;
mod record;
mod roster;
pub mod shiokita;
mod snapshots;
mod source;
mod staff;
mod talent;
mod titles;

#[cfg(test)]
mod tests;

pub use error::GenerateError;

use source::Source;

/// The name of the city.
pub const TENANT_NAME: &str = "潮崎市";
/// The domain of its mail addresses; `.example` is reserved and reaches nobody.
pub const MAIL_DOMAIN: &str = "city.shiosaki.example";
/// The staff file as of 2025-04-01: 450 people, CP932, CRLF, with a footer.
pub const STAFF_FILE: &[u8] = include_bytes!("../shokuin_20250401.csv");
/// Departments: 所属コード, 所属名, 部コード, 部名, 特定個人情報取扱.
pub const DEPARTMENTS: &str = include_str!("../departments.csv");
/// The staff file as of 2025-10-01: 451 people, after the transfers of autumn.
pub const STAFF_FILE_AUTUMN: &[u8] = include_bytes!("../shokuin_20251001.csv");
/// The staff file as of 2026-04-01: 453 people, after the mass transfer and the change of organisation.
pub const STAFF_FILE_NEXT_YEAR: &[u8] = include_bytes!("../shokuin_20260401.csv");
/// What changed in the two later files, by kind of change: counts and staff numbers (TOML).
pub const SNAPSHOTS: &str = include_str!("../snapshots.toml");
/// How the organisation changes on 2026-04-01: 施行日, 種別 (新設, 名称変更, 廃止, 統合), 所属コード, 所属名,
/// 部コード, 部名, 承継先コード, 特定個人情報取扱.
pub const DEPARTMENT_CHANGES: &str = include_str!("../departments_20260401.csv");
/// What people of the first file do at work: 職員番号, 属性; one line for each attribute of a person.
pub const ATTRIBUTES: &str = include_str!("../attributes.csv");
/// What the departments do: 業務コード, 業務名, 標準化対象, 主管所属コード; one line for each department.
pub const OPERATIONS: &str = include_str!("../operations.csv");
/// The grade of every title and the kind of its work: 職名, 職層, 職種. An annotated title is looked up as it
/// stands before it is looked up without its annotation.
pub const TITLE_GRADES: &str = include_str!("../title_grades.csv");
/// The grades and their labels: 職層, 名称, 管理職.
pub const GRADES: &str = include_str!("../grades.csv");
/// The training plan of the fiscal year in which the demonstration is started (TOML).
pub const PLAN: &str = include_str!("../plan.toml");
/// The people who sign in to the demonstration, with passwords that are public on purpose.
pub const PERSONAS: &str = include_str!("../personas.toml");

/// A file that the generator writes, relative to this crate's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Path with `/` between folders.
    pub path: String,
    /// Content, byte for byte.
    pub bytes: Vec<u8>,
}

/// Writes every generated file: the staff files, what follows from them, the damaged files and their indices.
pub fn generate() -> Result<Vec<GeneratedFile>, GenerateError> {
    let city = roster::first(&SHIOSAKI)?;
    let union = roster::first(&shiokita::SOURCE)?;
    let mut files = vec![
        GeneratedFile {
            path: "shokuin_20250401.csv".to_owned(),
            bytes: file::staff_file(&city, &departments::parse(DEPARTMENTS)?)?,
        },
        GeneratedFile {
            path: "shiokita_20250401.csv".to_owned(),
            bytes: file::staff_file(&union, &departments::parse(shiokita::DEPARTMENTS)?)?,
        },
        GeneratedFile {
            path: "attributes.csv".to_owned(),
            bytes: attributes::table(&SHIOSAKI, &city).into(),
        },
    ];
    files.extend(snapshots::files(&SHIOSAKI, city)?);
    files.extend(dirty::files()?);
    Ok(files)
}

/// What the generator is told about 潮崎市.
const SHIOSAKI: Source = Source {
    seed: 25,
    posts: include_str!("../source/posts.txt"),
    named_people: include_str!("../source/named_people.csv"),
    departments: DEPARTMENTS,
    titles: TITLE_GRADES,
    mail_domain: MAIL_DOMAIN,
    // People without a desk of their own have no address of their own.
    titles_without_mail: &[
        "副所長",
        "主任保育士",
        "保育士",
        "運転手",
        "調理員",
        "用務員",
        "再任用短時間",
        "会計年度任用職員（保育補助）",
        "会計年度任用職員（司書）",
    ],
    departments_without_mail: &[],
    female_percent: 45,
    newcomers: 18,
    automation_staff: 12,
    names_leaders: true,
};
