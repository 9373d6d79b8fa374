//! The gates that every organisation begins with. HR changes them or puts them out of force.

use chrono::{DateTime, Utc};
use contract::gates::RequiredCourse;
use learning::role::Attribute;
use learning::validity::Validity;

use crate::database::dialect::Connection;
use crate::error::Error;
use crate::gates::store::{self, Gate};

/// Adds the suggested gates to a new organisation: telework, generative AI, and the systems with specific
/// personal information, whose training the My Number Act asks for about once a year.
///
/// # Errors
/// The database refuses.
pub fn add(c: &mut Connection, tenant_id: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let yearly = Some(Validity::Months { months: 12 });
    let gates = [
        ("telework", "テレワーク", Attribute::Telework, "SEC-06", None),
        ("generative-ai", "生成AI", Attribute::GenerativeAi, "NEW-01", None),
        (
            "specific-personal-information",
            "特定個人情報を扱うシステム",
            Attribute::SpecificPersonalInformation,
            "SEC-07",
            yearly,
        ),
    ];
    for (code, tool, attribute, course, validity) in gates {
        let courses = vec![RequiredCourse { code: course.to_owned(), validity }];
        store::save(
            c,
            &Gate {
                tenant_id: tenant_id.to_owned(),
                code: code.to_owned(),
                tool: tool.to_owned(),
                attribute: attribute.as_str().to_owned(),
                courses: serde_json::to_string(&courses)?,
                in_force: true,
                saved_by: "system".to_owned(),
                saved_at: now,
            },
        )?;
    }
    Ok(())
}
