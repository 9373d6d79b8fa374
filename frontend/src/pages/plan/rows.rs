//! The rows of a draft while they are written. Pure: rows and what is done to them in, rows out.

use contract::plan::PlanRow;

/// What can be done with a row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowAction {
    /// A copy behind it.
    Duplicate,
    /// Before the row above it.
    MoveUp,
    /// Behind the row below it.
    MoveDown,
    /// Away.
    Remove,
}

/// The rows after an action, and where the row stands then; the row that takes its place when it is removed.
pub(super) fn after(rows: &[PlanRow], place: usize, action: RowAction) -> (Vec<PlanRow>, usize) {
    let mut rows = rows.to_vec();
    let Some(row) = rows.get(place).cloned() else { return (rows, place) };
    let last = rows.len().saturating_sub(1);
    match action {
        RowAction::Duplicate => {
            // The server gives the copy an id of its own.
            rows.insert(place.saturating_add(1), PlanRow { id: String::new(), ..row });
            (rows, place.saturating_add(1))
        }
        RowAction::MoveUp => {
            let to = place.saturating_sub(1);
            rows.swap(place, to);
            (rows, to)
        }
        RowAction::MoveDown => {
            let to = place.saturating_add(1).min(last);
            rows.swap(place, to);
            (rows, to)
        }
        RowAction::Remove => {
            rows.remove(place);
            (rows, place.min(last.saturating_sub(1)))
        }
    }
}

/// The rows with a row at its place, or behind all when there is no such place.
pub(super) fn with(rows: &[PlanRow], place: usize, row: PlanRow) -> Vec<PlanRow> {
    let mut rows = rows.to_vec();
    match rows.get_mut(place) {
        Some(old) => *old = row,
        None => rows.push(row),
    }
    rows
}

#[cfg(test)]
mod tests {
    use contract::plan::{PlanAudience, PlanRow, PlanSubject};

    use super::{RowAction, after, with};

    fn row(id: &str) -> PlanRow {
        PlanRow {
            id: id.to_owned(),
            subject: PlanSubject::NewEvent { title: id.to_owned() },
            audience: PlanAudience::default(),
            starts_on: "2026-05-01".parse().unwrap(),
            ends_on: "2026-05-31".parse().unwrap(),
            target_percent: None,
            in_charge: String::new(),
            minutes: 30,
            purpose: String::new(),
            notes: String::new(),
        }
    }

    fn ids(rows: &[PlanRow]) -> Vec<&str> {
        rows.iter().map(|row| row.id.as_str()).collect()
    }

    #[test]
    fn rows_move_are_copied_and_go() {
        let rows = ["a", "b", "c"].map(row);
        let table = [
            (0, RowAction::MoveUp, vec!["a", "b", "c"], 0),
            (1, RowAction::MoveUp, vec!["b", "a", "c"], 0),
            (2, RowAction::MoveDown, vec!["a", "b", "c"], 2),
            (0, RowAction::MoveDown, vec!["b", "a", "c"], 1),
            (1, RowAction::Duplicate, vec!["a", "b", "", "c"], 2),
            (2, RowAction::Remove, vec!["a", "b"], 1),
            (0, RowAction::Remove, vec!["b", "c"], 0),
            (9, RowAction::Remove, vec!["a", "b", "c"], 9),
        ];
        for (place, action, expected, then) in table {
            let (after, stands) = after(&rows, place, action);
            assert_eq!((ids(&after), stands), (expected, then), "{place} {action:?}");
        }
        assert_eq!(after(&[row("a")], 0, RowAction::Remove), (vec![], 0));
    }

    #[test]
    fn a_row_is_replaced_or_added() {
        let rows = ["a", "b"].map(row);
        assert_eq!(ids(&with(&rows, 1, row("c"))), ["a", "c"]);
        assert_eq!(ids(&with(&rows, 2, row("c"))), ["a", "b", "c"]);
    }
}
