//! SQL of responses. The same queries for every table of responses, whatever test they belong to.

/// Writes the queries for a table of responses whose column `$owner` names the test.
macro_rules! response_queries {
    ($table:ident, $owner:ident) => {
        /// The latest saved response per question.
        ///
        /// # Errors
        /// The database refuses, or holds text that this program cannot read.
        pub fn responses(
            c: &mut $crate::database::dialect::Connection,
            tenant_id: &str,
            test_id: &str,
        ) -> Result<std::collections::BTreeMap<String, learning::question::Response>, $crate::error::Error> {
            Ok(responses_of(c, tenant_id, &[test_id])?.remove(test_id).unwrap_or_default())
        }

        /// The latest saved response per question of several tests, by test id.
        ///
        /// # Errors
        /// As [`responses`].
        pub fn responses_of(
            c: &mut $crate::database::dialect::Connection,
            tenant_id: &str,
            test_ids: &[&str],
        ) -> Result<
            std::collections::BTreeMap<
                String,
                std::collections::BTreeMap<String, learning::question::Response>,
            >,
            $crate::error::Error,
        > {
            use diesel::prelude::*;
            use $crate::database::schema::$table;
            let rows: Vec<(String, String, String)> = $table::table
                .filter($table::tenant_id.eq(tenant_id))
                .filter($table::$owner.eq_any(test_ids))
                .order(($table::$owner, $table::question_id, $table::sequence))
                .select(($table::$owner, $table::question_id, $table::response))
                .load(c)?;
            let mut latest: std::collections::BTreeMap<String, std::collections::BTreeMap<_, _>> =
                std::collections::BTreeMap::new();
            for (test_id, question_id, text) in rows {
                // A later row of the same question replaces an earlier one.
                latest.entry(test_id).or_default().insert(question_id, serde_json::from_str(&text)?);
            }
            Ok(latest)
        }

        /// The question that was answered last.
        ///
        /// # Errors
        /// The database refuses.
        pub fn last_answered(
            c: &mut $crate::database::dialect::Connection,
            tenant_id: &str,
            test_id: &str,
        ) -> Result<Option<String>, $crate::error::Error> {
            use diesel::prelude::*;
            use $crate::database::schema::$table;
            Ok($table::table
                .filter($table::tenant_id.eq(tenant_id))
                .filter($table::$owner.eq(test_id))
                .order(($table::saved_at.desc(), $table::sequence.desc()))
                .select($table::question_id)
                .first(c)
                .optional()?)
        }

        /// Appends a response behind the earlier ones of its question.
        ///
        /// # Errors
        /// Conflict when two terminals save the same question at the same moment.
        pub fn save_response(
            c: &mut $crate::database::dialect::Connection,
            tenant_id: &str,
            test_id: &str,
            question_id: &str,
            response: &str,
            now: chrono::DateTime<chrono::Utc>,
        ) -> Result<(), $crate::error::Error> {
            use diesel::prelude::*;
            use $crate::database::schema::$table;
            let last: Option<i32> = $table::table
                .filter($table::tenant_id.eq(tenant_id))
                .filter($table::$owner.eq(test_id))
                .filter($table::question_id.eq(question_id))
                .select(diesel::dsl::max($table::sequence))
                .first(c)?;
            diesel::insert_into($table::table)
                .values((
                    $table::tenant_id.eq(tenant_id),
                    $table::$owner.eq(test_id),
                    $table::question_id.eq(question_id),
                    $table::sequence.eq(last.unwrap_or(0) + 1),
                    $table::response.eq(response),
                    $table::saved_at.eq(now),
                ))
                .execute(c)?;
            Ok(())
        }
    };
}

pub(crate) use response_queries;

response_queries!(responses, attempt_id);
